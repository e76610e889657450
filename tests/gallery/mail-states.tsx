/** The practice mail and the pages that write and encrypt, each in its states. */
import { Encrypt } from '../../components/encrypt/Encrypt.tsx';
import { Practice, type Person } from '../../components/practice/Practice.tsx';
import { Write } from '../../components/write/Write.tsx';
import type { Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import type { Offer } from '../../utils/encrypt/field.ts';
import type { Mail } from '../../utils/encrypt/follow.ts';
import type { Given } from '../../utils/encrypt/from-page.ts';
import { assessmentOf, NOW, reportOf } from '../components/samples.ts';
import { page, RULES } from './fixed.ts';
import type { State } from './state.ts';

const yes = () => Promise.resolve(true);
const none = () => undefined;
const never = new Promise<never>(none);
const job = () => ({ ended: never, stop: none });

const PEOPLE: readonly (readonly [Person, Level])[] = [
  [{ id: 'phone', address: '5550100123@vtext.com' }, 'exposed'],
  [{ id: 'typo', address: 'dana@gone.example.com' }, 'undeliverable'],
  [{ id: 'club', address: 'ben@club.example.com' }, 'unproven'],
  [{ id: 'slow', address: 'kim@slow.example.com' }, 'unknown'],
  [{ id: 'friend', address: 'ann@gmail.com' }, 'transport'],
  [{ id: 'bank', address: 'desk@bank.example.com' }, 'enforced'],
  [{ id: 'sealed', address: 'eve@sealed.example.com' }, 'end-to-end'],
];
function practised(chosen: readonly Person[]): WindowReport {
  const those = PEOPLE.filter(([{ id }]) => chosen.some((one) => one.id === id));
  const assessments = those.map(([{ address }, level]) => {
    const one = assessmentOf(level);
    return { ...one, subject: { ...one.subject, address } as typeof one.subject };
  });
  return reportOf([], { state: those.length > 0 ? 'assessed' : 'empty', assessments, rules: RULES });
}
const practice = (
  <Practice
    people={PEOPLE.map(([person]) => person)}
    onAssess={(chosen) => Promise.resolve(practised(chosen))}
    onCopy={yes}
    onPage={none}
    onWelcome={none}
    now={NOW}
  />
);
/** Chooses everybody, one after the other. */
const CHOSEN = PEOPLE.map((_, at) => `.people li:nth-child(${String(at + 1)}) button`);

const ANN = { address: 'ann@a.org', fingerprint: 'AB12 CD34', armored: '' };
const BOB = { address: 'bob@b.org', fingerprint: '09AF 77E1', armored: '' };
const MAIL = {
  keys: {
    site: 'mail.example.org',
    window: '0:w',
    recipients: [
      { address: 'ann@a.org', key: ANN },
      { address: 'dan@a.org', key: null },
    ],
    unreadable: 1,
    own: { address: 'me@a.org', fingerprint: 'EF56', armored: '' },
  },
  place: { from: 'me@a.org', hasText: true, hasHidden: false, attached: 2, hasSubject: true },
  isAsking: false,
} as const;
/** Everybody has a key, and the lookup of the person's own is still running. */
const ALL_KEYS = {
  ...MAIL,
  keys: {
    ...MAIL.keys,
    recipients: [ANN, BOB].map((key) => ({ address: key.address, key })),
    unreadable: 0,
  },
  place: { ...MAIL.place, hasText: false, hasSubject: false },
  isAsking: true,
};

const write = (mail: Mail, isPut = true) => (
  <Write
    {...mail}
    filesHref="/encrypt.html"
    onEncrypt={() => ({
      ended: Promise.resolve('-----BEGIN PGP MESSAGE-----\n\nwcDMA0\n=AAAA\n-----END PGP MESSAGE-----\n'),
      stop: none,
    })}
    onConfirm={() => Promise.resolve(mail)}
    onAgain={yes}
    onPut={() => Promise.resolve({ text: isPut ? 'there' : 'refused', subject: 'refused' })}
    onBack={none}
    onCopy={yes}
    onBusy={none}
  />
);

const named = (path: string, size: number) => ({ path, file: new File([new Uint8Array(size)], path) });
const FILES = [
  [named('payroll-november.xlsx', 48_200), named('payroll-october.xlsx', 47_100)],
  [named('contract.pdf', 1_310_000)],
] as const;
const given = (accept: string): Given => {
  const files = (some: (typeof FILES)[number]) =>
    some.map(({ path, file }) => ({ name: path, size: file.size, lastModified: 0 }));
  const offer: Offer = {
    host: 'upload.example.org',
    places: FILES.map((some) => ({ accept, files: files(some) })),
  };
  return { offer, places: FILES, put: () => Promise.resolve('there') };
};
/** Sends some of the encrypted file, and never the rest. */
const stalled: Given['put'] = (_at, _file, _signal, onSent) => {
  queueMicrotask(() => onSent?.(1));
  return new Promise(() => undefined);
};
const encrypt = (mail: Parameters<typeof Encrypt>[0]['mail'], from: Given | null = null, isTaken = true) => (
  <Encrypt
    mail={mail}
    given={from}
    takes={() => isTaken}
    onConfirm={() => Promise.resolve(mail)}
    onReadAgain={yes}
    onBack={none}
    makePassphrase={() => 'crane-amber-lunch-noble-vivid-orbit'}
    onSeal={
      from
        ? () => ({
            ended: Promise.resolve({ sealed: { name: 'files.age', blob: new Blob(['age']) }, page: null }),
            stop: none,
          })
        : job
    }
    onOpen={job}
    hosts={{ refusing: [], taking: [] }}
    onDrop={() => Promise.resolve([])}
    onCopy={yes}
    onBusy={none}
    now={() => 0}
  />
);
const NO_MAIL = { keys: null, place: null, isAsking: false };

const press = (state: State, presses: State['presses']): State => ({ ...state, ...(presses && { presses }) });

/** Every state of the pages that belong to a mail. */
export const MAIL_STATES: readonly State[] = [
  page('practice', () => practice, 'practice'),
  press(
    page('practice-everyone', () => practice, 'practice'),
    CHOSEN,
  ),
  press(
    page('practice-narrow', () => practice, 'practice', [320, 900]),
    ['.person'],
  ),
  press(
    page('practice-question', () => practice, 'practice'),
    ['.person', '.compose .primary'],
  ),
  press(
    page('practice-card', () => practice, 'practice'),
    ['.person', '.mark'],
  ),
  page('write', () => write(MAIL), 'write'),
  page('write-all', () => write(ALL_KEYS), 'write'),
  page('write-gone', () => write(NO_MAIL), 'write'),
  page('write-unread', () => write({ ...NO_MAIL, unread: 'mail' }), 'write'),
  page('write-own-unread', () => write({ ...ALL_KEYS, isAsking: false, unread: 'own' }), 'write'),
  press(
    page('write-refused', () => write(MAIL, false), 'write'),
    [['#text', 'Hello'], 'input[name=stays]', 'button.primary'],
  ),
  page('encrypt', () => encrypt(NO_MAIL), 'encrypt'),
  page('encrypt-mail', () => encrypt(MAIL), 'encrypt'),
  page('encrypt-fields', () => encrypt(NO_MAIL, given('')), 'encrypt'),
  page('encrypt-fields-narrow', () => encrypt(NO_MAIL, given('')), 'encrypt', [320, 900]),
  page('encrypt-fields-refuse', () => encrypt(NO_MAIL, given('.pdf'), false), 'encrypt'),
  press(
    page('encrypt-fields-putting', () => encrypt(NO_MAIL, { ...given(''), put: stalled }), 'encrypt'),
    ['button.primary'],
  ),
  press(
    page('encrypt-fields-done', () => encrypt(NO_MAIL, given('')), 'encrypt'),
    ['button.primary'],
  ),
];
