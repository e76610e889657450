/** Reads whom the mail is to now, by the window's own reader. */
import { readDraft } from '../compose/read-draft.ts';
import type { ComposeWindow } from '../compose/window.ts';
import { namesIn } from './entries.ts';

/** All recipients, each once, and what could not be read. */
export interface Shown {
  readonly names: ReadonlySet<string>;
  /** What could not be read: those texts, and the number of entries without any text; as one text, for comparison. */
  readonly rest: string;
}

/** Returns the recipients that the window shows now; null if it does not show its fields. */
export function shownIn(window: ComposeWindow): Shown | null {
  const { recipients, unreadable, blind } = readDraft(window);
  if (blind) return null;
  const read = recipients.map(({ text }) => ({ text, ...namesIn(text) }));
  const torn = read.filter((one) => one.unreadable > 0 || one.names.length === 0).map(({ text }) => text);
  return { names: new Set(read.flatMap(({ names }) => names)), rest: JSON.stringify([unreadable, ...torn]) };
}

/** Whether `now` is what `before` was, without those in `gone` and with those in `come`. */
export function isWithout(
  before: Shown,
  now: Shown | null,
  gone: readonly string[],
  come: readonly string[] = [],
): boolean {
  const wanted = new Set([...before.names].filter((name) => !gone.includes(name)));
  for (const name of come) wanted.add(name);
  return (
    now !== null &&
    now.rest === before.rest &&
    now.names.size === wanted.size &&
    [...now.names].every((name) => wanted.has(name))
  );
}

/** How long an app may take to show what it was told, and how often we look (ms). */
const PATIENCE_MS = 1_000;
const LOOK_MS = 100;

/** Waits until `isSo` is true, at most for as long as apps need; resolves to whether it is. */
export async function becomes(isSo: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    if (isSo()) return true;
    await new Promise((done) => {
      setTimeout(done, LOOK_MS);
    });
  }
  return isSo();
}
