/** Whom the mail is to at this moment, as the window's own reader has it. */
import { readDraft } from '../compose/read-draft.ts';
import type { ComposeWindow } from '../compose/window.ts';
import { namesIn } from './entries.ts';

/** All recipients, each once, with what cannot be read; null: the window does not show its fields. */
export interface Shown {
  readonly names: ReadonlySet<string>;
  /** What could not be read: texts and the number of those without any. */
  readonly rest: string;
}

export function shownIn(window: ComposeWindow): Shown | null {
  const { recipients, unreadable, blind } = readDraft(window);
  if (blind) return null;
  const read = recipients.map(({ text }) => ({ text, ...namesIn(text) }));
  const torn = read.filter((one) => one.unreadable > 0 || one.names.length === 0).map(({ text }) => text);
  return { names: new Set(read.flatMap(({ names }) => names)), rest: JSON.stringify([unreadable, ...torn]) };
}

/** Is this what it was before, less those, and with these? */
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

/** How long an app may take to draw what it was told (milliseconds), and how often it is looked. */
const PATIENCE_MS = 1_000;
const LOOK_MS = 100;

/** Waits until it is so, at most as long as apps need; tells whether it is. */
export async function becomes(isSo: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    if (isSo()) return true;
    await new Promise((done) => {
      setTimeout(done, LOOK_MS);
    });
  }
  return isSo();
}
