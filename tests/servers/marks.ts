/** Reads what Sealcheck says about a message from the accessibility tree, as a screen reader would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, type Level } from '../../utils/core/model.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { readList } from '../world/browsers/card.ts';

type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

const FILE = join(import.meta.dirname, '..', '..', 'public', '_locales', 'en', 'messages.json');
const messages = JSON.parse(readFileSync(FILE, 'utf8')) as Messages;

/** Returns the English text of a message; `value` replaces its first placeholder. */
function wordsOf(key: string, value = ''): string {
  const words = messages[key]?.message;
  if (words === undefined) throw new Error(`no message ${key}`);
  return words.replace(/\$\w+\$/, () => value);
}

const keyOf = (prefix: string, level: Level) => `${prefix}_${level.replaceAll('-', '_')}`;

/** Levels by the words that the card uses for them. */
const LEVEL_OF = new Map(LEVELS.map((level) => [wordsOf(keyOf('level', level)), level]));
/** What the label of the strip's button ends with. */
const ENDS = ['strip_fix', 'strip_details'].map((key) => ` ${wordsOf(key)}`);

/** Returns what the strip on the page says about the message, or '' if there is no strip. */
export async function readMark(page: Page): Promise<string> {
  const nodes = await page.accessible();
  const buttons = nodes.filter(({ role }) => /button/.test(role)).map(({ name }) => name.trim());
  const name = buttons.find((one) => ENDS.some((end) => one.endsWith(end))) ?? '';
  const end = ENDS.find((one) => name.endsWith(one)) ?? '';
  return name.slice(0, name.length - end.length);
}

/** Waits for a mark that names this recipient as the worst, at this level. */
export async function waitForMark(page: Page, address: string, level: Level): Promise<void> {
  const words = wordsOf(keyOf('mark', level), address);
  await until(async () => (await readMark(page)).includes(words), `a mark that says "${words}"`);
}

/** Waits for a mark that names this recipient as the worst, at any level. */
export async function waitForMarkOn(page: Page, address: string): Promise<void> {
  await until(async () => (await readMark(page)).startsWith(`${address}: `), `a mark on ${address}`);
}

/** Waits until all lookups for a message with this many recipients have ended. */
export async function waitForAnswers(page: Page, recipients: number): Promise<void> {
  const others = wordsOf(recipients === 2 ? 'mark_others_one' : 'mark_others_other', String(recipients - 1));
  await until(async () => {
    const mark = await readMark(page);
    const isOpen = ['mark_pending', 'strip_checking'].some((key) => mark.includes(wordsOf(key)));
    return (recipients === 1 || mark.includes(others)) && !isOpen && mark;
  }, `answers on ${recipients} recipients`);
}

/** Opens the list behind the mark. */
export async function openList(page: Page): Promise<void> {
  await page.inline.click('.mark');
}

/**
 * Returns each recipient's level as shown in the open card; each recipient must also be a heading for a screen reader.
 */
export async function readLevels(page: Page): Promise<Record<string, Level>> {
  const read = await readList(page);
  const headings = (await page.accessible()).filter(({ role }) => role === 'heading');
  const unsaid = [...read.keys()].filter((address) => !headings.some(({ name }) => name.trim() === address));
  if (read.size === 0 || unsaid.length > 0) throw new Error(`not among the headings: ${unsaid.join()}`);
  return Object.fromEntries(
    [...read].map(([address, level]) => [address, LEVEL_OF.get(level.trim()) ?? 'unknown'] as const),
  );
}

/** Waits until the card shows the levels, and returns them. */
export function waitForLevels(page: Page): Promise<Record<string, Level>> {
  return until(() => readLevels(page), 'the card');
}
