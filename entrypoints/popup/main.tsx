import { render } from 'preact';
import '../../components/page.css';
import { Popup } from '../../components/popup/Popup.tsx';
import { copyText } from '../../utils/platform/clipboard.ts';
import { readLedger } from '../../utils/lookups/ledger.ts';
import { watchEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { watchPauses } from '../../utils/storage/pauses.ts';
import { watchTabReport } from '../../utils/storage/tab-reports.ts';
import { createQueue } from '../../utils/platform/queue.ts';
import { openPage } from '../../utils/assess/open-page.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { actionsFor, lastSegment } from './actions.ts';
import { isWhole, readNewest, readRules, readState, tabOf, type State } from './state.ts';

const root = startPage(document, 'popup_title');
const { signal } = new AbortController();
const tab = await tabOf(location.search);
/** Changes that arrive during the first read are newer than it, and so override it. */
let state: Partial<State> = {};
let segment = await lastSegment();
const inTurn = createQueue();

function show(change: Partial<State>): void {
  state = { ...state, ...change };
  if (!isWhole(state)) return;
  render(
    <Popup
      {...state}
      segment={segment}
      now={Date.now()}
      onCopy={copyText}
      onPage={(page, about) => {
        openPage({ tab, window: about })(page);
      }}
      {...actions}
      {...actions.journalOf(state)}
    />,
    root,
  );
}

const follow = (read: () => Promise<Partial<State>>) => void inTurn(read).then(show);
const actions = actionsFor(tab, follow, (chosen) => {
  segment = chosen.segment;
  show({});
});
watchEffectiveSettings(signal, () => {
  follow(() => readRules(tab));
});
watchPauses(signal, () => {
  follow(() => readRules(tab));
});
watchTabReport(tab, signal, (report) => {
  show({ report });
  follow(async () => ({ ledger: await readLedger().catch(() => []) }));
});
show({ ...(await readState(tab)), ...state });
follow(readNewest);
