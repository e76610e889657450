/** The extension's own pages, each in its states. */
import { Encrypt } from '../../components/encrypt/Encrypt.tsx';
import { Exception } from '../../components/exception/Exception.tsx';
import { Options } from '../../components/options/Options.tsx';
import { Popup } from '../../components/popup/Popup.tsx';
import { SelfTest } from '../../components/selftest/SelfTest.tsx';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import { Write } from '../../components/write/Write.tsx';
import type { Level } from '../../utils/core/model.ts';
import type { JournalEntry } from '../../utils/core/report.ts';
import { isOwnServerUrl } from '../../utils/policy/resolver.ts';
import { CHECKS, type Tested } from '../../utils/policy/self-test.ts';
import { BLIND, LEDGER, NOW, reportOf, TAB, WITHOUT_CONSENT } from '../components/samples.ts';
import type { State, Surface } from './state.ts';

const yes = () => Promise.resolve(true);
const none = () => undefined;
const never = new Promise<never>(none);
const job = () => ({ ended: never, stop: none });
const DAY = 86_400_000;

const DECIDED = {
  at: NOW - DAY,
  site: 'mail.example.org',
  channel: 'email',
  level: 'exposed',
  action: 'warn',
} as const;
const JOURNAL: readonly JournalEntry[] = [
  { ...DECIDED, to: 'vtext.com', outcome: 'sent' },
  { ...DECIDED, to: 'tmomail.net', outcome: 'stayed' },
  { at: NOW - 2 * DAY, site: 'mail.example.org', outcome: 'paused', until: NOW - DAY },
];
const SNOOZES = [
  { to: 'vtext.com', reason: 'gateway', level: 'exposed', at: NOW, until: NOW + 7 * DAY },
] as const;
const HERE = { site: 'webmail.example.net', pause: null, pausing: 'yes' } as const;

const popup = (change: Partial<Parameters<typeof Popup>[0]>) => () => (
  <Popup
    report={TAB}
    ledger={LEDGER}
    settings={{ stage: 1, chosen: true }}
    journal={JOURNAL}
    snoozes={SNOOZES}
    onClearJournal={none}
    here={HERE}
    now={NOW}
    onCopy={yes}
    onPage={none}
    onShow={yes}
    onStructure={() => Promise.resolve('main')}
    onRetry={none}
    onTurnOn={none}
    {...change}
  />
);
const FIFTY = reportOf([...Array<Level>(2).fill('exposed'), ...Array<Level>(48).fill('transport')]);
const PAUSED = { ...HERE, pause: { site: HERE.site, at: NOW - DAY / 24, until: NOW + DAY / 24 } } as const;
const popups: readonly (readonly [string, Partial<Parameters<typeof Popup>[0]>])[] = [
  ['now', {}],
  ['fifty', { report: { ...TAB, windows: [FIFTY] } }],
  ['off', { report: { ...TAB, windows: [WITHOUT_CONSENT] } }],
  ['failed', { report: { ...TAB, windows: [reportOf(['unknown'])] } }],
  ['blind', { report: { ...TAB, windows: [BLIND] } }],
  ['history', { segment: 'history' }],
  ['lookups', { segment: 'lookups' }],
  ['empty', { report: null, ledger: [], journal: [], snoozes: [], sight: 'site' }],
  ['first-use', { report: null, ledger: [], settings: { stage: 0, chosen: false }, sight: 'webmail' }],
  ['paused', { report: null, here: PAUSED, pauses: [PAUSED.pause] }],
];

const options = (
  <Options
    settings={{
      stage: 1,
      chosen: true,
      resolver: { kind: 'own', url: 'http:' },
      privateWindows: false,
      keyServer: '',
      blueBubbles: { url: '', password: '' },
    }}
    locked={new Set()}
    resolverName={() => 'dns.example.net'}
    isOwnServerUrl={isOwnServerUrl}
    isFactsUrl={() => true}
    hidden={new Set()}
    isResolverUrl={() => false}
    onSave={() => Promise.resolve(null)}
    onClearCache={() => Promise.resolve()}
    onClearLedger={() => Promise.resolve()}
  />
);

const ANN = { address: 'ann@a.org', fingerprint: 'AB12 CD34', armored: '' };
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
  place: { from: 'me@a.org', hasText: true, hasHidden: false, hasSubject: true },
  isAsking: false,
} as const;
const write = (
  <Write
    {...MAIL}
    filesHref="/encrypt.html"
    onEncrypt={job}
    onLook={yes}
    onPut={() => Promise.resolve({ text: 'there', subject: 'none' })}
    onBack={none}
    onCopy={yes}
    onBusy={none}
  />
);
const encrypt = (mail: Parameters<typeof Encrypt>[0]['mail']) => (
  <Encrypt
    mail={mail}
    given={null}
    takes={yes as never}
    onLook={yes}
    onBack={none}
    makePassphrase={() => 'crane-amber-lunch-noble-vivid-orbit'}
    onSeal={job}
    onOpen={job}
    hosts={{ refusing: [], taking: [] }}
    onDrop={() => Promise.resolve([])}
    onCopy={yes}
    onBusy={none}
    now={() => 0}
  />
);

const TESTED: Tested = {
  checks: CHECKS.map((id) => ({
    id,
    // What has words for each.
    state: id === 'pages' ? 'note' : id === 'lookups' ? 'missing' : 'works',
    values: ['2', '1'],
  })),
  heartbeat: { policy: { stamp: null } } as Tested['heartbeat'],
  text: '',
};
const exception = (asked: Parameters<typeof Exception>[0]['asked']) => (
  <Exception
    held="5551234567@vtext.com goes out as a text message."
    isPrivate={false}
    minimum={10}
    asked={asked}
    mayGrant
    onAsk={() => Promise.resolve()}
    onCode={() => Promise.resolve({ refused: 'no-code' })}
    onCopy={yes}
  />
);
const ASKED = {
  number: '4F7K2-9QW3X',
  text: 'Sealcheck request: 4F7K2-9QW3X',
  href: 'mailto:desk@a.example',
};

const WIDE = [1000, 900] as const;
const page = (
  name: string,
  view: State['view'],
  surface: Surface = 'page',
  size: State['size'] = WIDE,
): State => {
  return { name, surface, size, view };
};

/** Every state of the extension's own pages. */
export const PAGE_STATES: readonly State[] = [
  ...popups.map(([name, change]): State => {
    return { ...page(`popup-${name}`, popup(change), 'page', [380, 600]), body: 'popup' };
  }),
  page('welcome', () => <Welcome stage={null} resolver="dns.example.net" onSave={yes} />),
  page('options', () => options),
  page('options-narrow', () => options, 'page', [320, 900]),
  page('write', () => write, 'write'),
  page('encrypt', () => encrypt({ keys: null, place: null, isAsking: false }), 'encrypt'),
  page('encrypt-mail', () => encrypt(MAIL), 'encrypt'),
  page('exception', () => exception(null)),
  page('exception-asked', () => exception(ASKED)),
  page('selftest', () => <SelfTest tested={TESTED} onAgain={none} onCopy={yes} />),
  page('selftest-working', () => <SelfTest tested={null} onAgain={none} onCopy={yes} />),
];
