import { render } from 'preact';
import '../../components/page.css';
import { Popup } from '../../components/popup/Popup.tsx';
import { copyText } from '../../utils/copy.ts';
import { readLedger } from '../../utils/lookups/ledger.ts';
import { watchInForce } from '../../utils/policy/in-force.ts';
import { watchTabReport } from '../../utils/report-store.ts';
import { dropSnooze } from '../../utils/snooze-store.ts';
import { startPage } from '../../utils/start-page.ts';
import { readRules, readState, tabOf, type State } from './state.ts';

const root = startPage(document, 'popup_title');
const { signal } = new AbortController();
const tab = await tabOf(location.search);
let state = await readState(tab);

function show(change: Partial<State>): void {
  state = { ...state, ...change };
  render(
    <Popup
      {...state}
      now={Date.now()}
      onCopy={copyText}
      onResolver={() => void window.open('/options.html#resolver')}
      onUndo={(snooze) => void dropSnooze(snooze, Date.now()).then(readRules).then(show)}
    />,
    root,
  );
}

show({});
watchInForce(signal, () => {
  void readRules().then(show);
});
watchTabReport(tab, signal, (report) => {
  void readLedger().then((ledger) => {
    show({ report, ledger });
  });
});
