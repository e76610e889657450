import { render } from 'preact';
import '../../components/page.css';
import { Popup } from '../../components/popup/Popup.tsx';
import { browser } from '../../utils/browser.ts';
import { copyText } from '../../utils/copy.ts';
import type { LedgerEntry, TabReport } from '../../utils/core/report.ts';
import { readLedger } from '../../utils/lookups/ledger.ts';
import { readSettings, watchSettings, type Settings } from '../../utils/policy/settings.ts';
import { readTabReport, watchTabReport } from '../../utils/report-store.ts';
import { startPage } from '../../utils/start-page.ts';

/** The tab that the popup stands over; as a page of its own it may be given one (`?tab=7`). */
async function tabOf(): Promise<number> {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  if (named > 0) return named;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}

const root = startPage(document, 'popup_title');
const { signal } = new AbortController();
const tab = await tabOf();
let state: { report: TabReport | null; ledger: LedgerEntry[]; settings: Settings } = {
  report: await readTabReport(tab),
  ledger: await readLedger(),
  settings: await readSettings(),
};

function show(change: Partial<typeof state>): void {
  state = { ...state, ...change };
  render(<Popup {...state} now={Date.now()} onCopy={copyText} />, root);
}

show({});
watchSettings(signal, (settings) => {
  show({ settings });
});
watchTabReport(tab, signal, (report) => {
  void readLedger().then((ledger) => {
    show({ report, ledger });
  });
});
