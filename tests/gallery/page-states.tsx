/** The extension's own pages, each in its states. */
import { Exception } from '../../components/exception/Exception.tsx';
import { Popup } from '../../components/popup/Popup.tsx';
import { SelfTest } from '../../components/selftest/SelfTest.tsx';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import type { Level } from '../../utils/core/model.ts';
import { CHECKS, type Tested } from '../../utils/policy/self-test.ts';
import { BLIND, LEDGER, NOW, reportOf, TAB, WITHOUT_CONSENT } from '../components/samples.ts';
import { DAY, JOURNAL, page, SNOOZES } from './fixed.ts';
import { MAIL_STATES } from './mail-states.tsx';
import { SETTINGS_STATES } from './settings-states.tsx';
import type { State } from './state.ts';

const yes = () => Promise.resolve(true);
const none = () => undefined;
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

const TESTED: Tested = {
  checks: CHECKS.map((id) => ({
    id,
    // A state for which the check has a text.
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

/** Every state of the extension's own pages. */
export const PAGE_STATES: readonly State[] = [
  ...popups.map(([name, change]): State => {
    return { ...page(`popup-${name}`, popup(change), 'page', [380, 600]), body: 'popup' };
  }),
  page('welcome', () => <Welcome stage={null} resolver="dns.example.net" onSave={yes} />),
  ...SETTINGS_STATES,
  ...MAIL_STATES,
  page('exception', () => exception(null)),
  page('exception-asked', () => exception(ASKED)),
  page('selftest', () => <SelfTest tested={TESTED} onAgain={none} onCopy={yes} />),
  page('selftest-working', () => <SelfTest tested={null} onAgain={none} onCopy={yes} />),
];
