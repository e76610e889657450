import { render } from 'preact';
import '../../components/page.css';
import { Popup } from '../../components/popup/Popup.tsx';
import { copyText } from '../../utils/platform/clipboard.ts';
import { readLedger } from '../../utils/lookups/ledger.ts';
import { watchEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { watchTabReport } from '../../utils/storage/tab-reports.ts';
import { dropSnooze } from '../../utils/storage/snoozes.ts';
import { showTipsAgain } from '../../utils/storage/tips.ts';
import { createQueue } from '../../utils/platform/queue.ts';
import { ownPage } from '../../utils/platform/own-pages.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { isWhole, readNewest, readRules, readState, tabOf, type State } from './state.ts';

const root = startPage(document, 'popup_title');
const { signal } = new AbortController();
const tab = await tabOf(location.search);
/** What changed while the rest was being read is newer than that. */
let state: Partial<State> = {};
const inTurn = createQueue();

function show(change: Partial<State>): void {
  state = { ...state, ...change };
  if (!isWhole(state)) return;
  render(
    <Popup
      {...state}
      now={Date.now()}
      onCopy={copyText}
      onPage={(page, about) => void window.open(ownPage(page, { tab, window: about }))}
      onUndo={(snooze) => {
        follow(() => dropSnooze(snooze, Date.now()).then(() => readRules(tab)));
      }}
      onShowTips={(host) => {
        follow(() => showTipsAgain(host).then(() => readRules(tab)));
      }}
    />,
    root,
  );
}

const follow = (read: () => Promise<Partial<State>>) => void inTurn(read).then(show);
watchEffectiveSettings(signal, () => {
  follow(() => readRules(tab));
});
watchTabReport(tab, signal, (report) => {
  show({ report });
  follow(async () => ({ ledger: await readLedger().catch(() => []) }));
});
show({ ...(await readState(tab)), ...state });
follow(readNewest);
