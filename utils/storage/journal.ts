/** The local journal of what policy decided and how it ended: for an admin's roll-out, and for justifications. */
import { needsConfirmation } from '../core/decide.ts';
import type { Assessment } from '../core/model.ts';
import {
  isDecision,
  type Decision,
  type JournalEntry,
  type PauseNote,
  type WindowReport,
} from '../core/report.ts';
import { openDatabase, openForWriting } from './db.ts';
import { hasFields } from './rows.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Entries of one site that are kept, the newest: none fills the list, or takes another's place in it. */
const MAX_OF_SITE = 1_000;
/** It is looked at the first time, and each time that so many were noted. */
const LOOK_EACH = 100;
let noted = 0;

async function trimSite(site: string): Promise<void> {
  noted += 1;
  if (noted % LOOK_EACH !== 1) return;
  const own = (await readJournal()).filter((one) => one.site === site);
  const oldest = own[MAX_OF_SITE - LOOK_EACH];
  if (!oldest) return;
  const transaction = (await openForWriting()).transaction('journal', 'readwrite');
  for await (const cursor of transaction.store.index('at').iterate(IDBKeyRange.upperBound(oldest.at)))
    if (cursor.value.site === site) await cursor.delete();
  await transaction.done;
}

function entryFor(
  { subject, verdict, action }: Assessment,
  rest: Pick<Decision, 'at' | 'site' | 'outcome' | 'reason'>,
): Decision {
  const to = subject.type === 'recipient' ? subject.domain : subject.host;
  return { ...rest, channel: subject.channel, level: verdict.level, action, to };
}

/** Records what would have been shown under `observe`: once per window, level and domain, however often assessed. */
export async function noteObserved(report: WindowReport, site: string, at: number): Promise<void> {
  const observed = report.assessments.filter(({ action }) => action === 'observe');
  if (observed.length === 0) return;
  const db = await openForWriting();
  for (const assessment of observed) {
    const entry = entryFor(assessment, { at, site, outcome: 'observed' });
    await db.put('journal', entry, [report.id, entry.channel, entry.level, entry.to].join(' '));
  }
  await trimSite(site);
}

/** Records how the holding of a window's content ended: once per turn of the page, which may report it twice. */
export async function noteDecision(
  { id, assessments }: WindowReport,
  rest: Pick<Decision, 'at' | 'site' | 'outcome' | 'reason'>,
  turn: number,
): Promise<void> {
  const db = await openForWriting();
  const held = assessments.filter(({ action }) => needsConfirmation(action));
  for (const [at, assessment] of held.entries())
    await db.put('journal', entryFor(assessment, rest), [id, turn, at].join(' '));
  await trimSite(rest.site);
}

/** Records that an exception was granted: once per request, by its number. */
export async function noteGranted(entry: Omit<Decision, 'outcome'>, number: string): Promise<void> {
  await (await openForWriting()).put('journal', { ...entry, outcome: 'granted' }, `granted ${number}`);
}

/** Records that a site was paused, or that its pause was ended: once for each time. */
export async function notePause(note: PauseNote): Promise<void> {
  await (await openForWriting()).put('journal', note, [note.outcome, note.site, note.at].join(' '));
}

const isNote = hasFields<PauseNote>({ at: 'number', site: 'string', outcome: 'string', until: 'number' });
const isDecided = hasFields<Decision>({
  at: 'number',
  site: 'string',
  channel: 'string',
  level: 'string',
  action: 'string',
  to: 'string',
  outcome: 'string',
});
const isEntry = (row: unknown): row is JournalEntry => isNote(row) || (isDecided(row) && isDecision(row));

/** Reads every entry that is kept and can be read, newest first. */
export async function readJournal(): Promise<JournalEntry[]> {
  const entries: readonly unknown[] = await (await openDatabase()).getAll('journal');
  return entries.filter(isEntry).sort((a, b) => b.at - a.at);
}

/** Deletes entries older than `days` at `now` (ms); with 0 days, all of them. */
export async function trimJournal(days: number, now: number): Promise<void> {
  const transaction = (await openForWriting()).transaction('journal', 'readwrite');
  const range = IDBKeyRange.upperBound(now - days * DAY);
  for await (const cursor of transaction.store.index('at').iterate(range)) await cursor.delete();
  await transaction.done;
}
