/** The local list of what policy decided and how it ended: what an admin's roll-out and a justification leave behind. */
import { needsConfirmation } from '../core/decide.ts';
import type { Assessment } from '../core/model.ts';
import type { Decision, JournalEntry, PauseNote, WindowReport } from '../core/report.ts';
import { openDatabase, openForWriting } from './db.ts';

const DAY = 24 * 60 * 60 * 1000;

function entryFor(
  { subject, verdict, action }: Assessment,
  rest: Pick<Decision, 'at' | 'site' | 'outcome' | 'reason'>,
): Decision {
  const to = subject.type === 'recipient' ? subject.domain : subject.host;
  return { ...rest, channel: subject.channel, level: verdict.level, action, to };
}

/** Notes what would have been said under `observe`; once for each window, level and domain, however often it is assessed. */
export async function noteObserved(report: WindowReport, site: string, at: number): Promise<void> {
  const observed = report.assessments.filter(({ action }) => action === 'observe');
  if (observed.length === 0) return;
  const db = await openForWriting();
  for (const assessment of observed) {
    const entry = entryFor(assessment, { at, site, outcome: 'observed' });
    await db.put('journal', entry, [report.id, entry.channel, entry.level, entry.to].join(' '));
  }
}

/** Notes how the holding of what this report is about ended; once for each turn of the page, which may tell it again. */
export async function noteDecision(
  { id, assessments }: WindowReport,
  rest: Pick<Decision, 'at' | 'site' | 'outcome' | 'reason'>,
  turn: number,
): Promise<void> {
  const db = await openForWriting();
  const held = assessments.filter(({ action }) => needsConfirmation(action));
  for (const [at, assessment] of held.entries())
    await db.put('journal', entryFor(assessment, rest), [id, turn, at].join(' '));
}

/** Notes that an exception was granted; once for each request, by its number. */
export async function noteGranted(entry: Omit<Decision, 'outcome'>, number: string): Promise<void> {
  await (await openForWriting()).put('journal', { ...entry, outcome: 'granted' }, `granted ${number}`);
}

/** Notes that a site was paused, or that it no longer is; once for each time. */
export async function notePause(note: PauseNote): Promise<void> {
  await (await openForWriting()).put('journal', note, [note.outcome, note.site, note.at].join(' '));
}

/** Every entry that is kept, newest first. */
export async function readJournal(): Promise<JournalEntry[]> {
  const entries = await (await openDatabase()).getAll('journal');
  return entries.sort((a, b) => b.at - a.at);
}

/** Forgets entries older than `days` at the time `now` (ms); with 0 days all of them. */
export async function trimJournal(days: number, now: number): Promise<void> {
  const transaction = (await openForWriting()).transaction('journal', 'readwrite');
  const range = IDBKeyRange.upperBound(now - days * DAY);
  for await (const cursor of transaction.store.index('at').iterate(range)) await cursor.delete();
  await transaction.done;
}
