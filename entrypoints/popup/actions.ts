/** What the popup's controls do. */
import { SEGMENTS, type Segment } from '../../components/popup/Segments.tsx';
import type { Choice } from '../../components/Unchecked.tsx';
import type { Span } from '../../utils/core/pause.ts';
import type { Snooze } from '../../utils/core/snooze.ts';
import { browser } from '../../utils/platform/browser.ts';
import { download } from '../../utils/platform/download.ts';
import { ownPage } from '../../utils/platform/own-pages.ts';
import { renderJournal } from '../../utils/policy/journal-file.ts';
import { pauseSite, resumeSite } from '../../utils/policy/pausing.ts';
import { trimJournal } from '../../utils/storage/journal.ts';
import { keepSegment, readSegment } from '../../utils/storage/popup-segment.ts';
import { dropSnooze } from '../../utils/storage/snoozes.ts';
import { showTipsAgain } from '../../utils/storage/tips.ts';
import { readStructure, showInPage } from './show.ts';
import { readRules, type State } from './state.ts';

/** Returns the segment that the person looked at last. */
export async function lastSegment(): Promise<Segment> {
  const kept = await readSegment();
  return SEGMENTS.find((segment) => segment === kept) ?? 'now';
}

/** Returns the controls' actions for this tab; `follow` shows the state that is read after an action. */
export function actionsFor(
  tab: number,
  follow: (read: () => Promise<Partial<State>>) => void,
  show: (change: { readonly segment: Segment }) => void,
) {
  const after = (act: () => Promise<void>) => {
    follow(() => act().then(() => readRules(tab)));
  };
  return {
    onUndo(snooze: Snooze) {
      after(() => dropSnooze(snooze, Date.now()));
    },
    onShowTips(host: string) {
      after(() => showTipsAgain(host));
    },
    onPause(site: string, span: Span) {
      after(async () => {
        const { incognito } = await browser.tabs.get(tab);
        await pauseSite(site, span, incognito);
      });
    },
    onShow: (window: string) => showInPage(tab, window),
    onStructure: (window: string) => readStructure(tab, window),
    onRetry() {
      void browser.runtime.sendMessage({ name: 'retry', request: { tab } });
    },
    onTurnOn(choice: Choice) {
      void window.open(choice === 'consent' ? '/welcome.html' : ownPage(choice, null));
    },
    onResume(site: string) {
      after(() => resumeSite(site));
    },
    onSegment(segment: Segment) {
      show({ segment });
      void keepSegment(segment);
    },
    /** Clearing is not offered where the organisation requires that decisions are kept. */
    journalOf: ({ journal, isJournalKept }: State) => ({
      onSaveJournal(form: 'json' | 'csv') {
        download(renderJournal(journal ?? [], form), `sealcheck-decisions.${form}`);
      },
      onClearJournal: isJournalKept
        ? undefined
        : () => {
            after(() => trimJournal(0, Date.now()));
          },
    }),
  };
}
