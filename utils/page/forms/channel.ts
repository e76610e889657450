/**
 * What is told from script to script before the engine is there. The page's own world tells ours of file pickers by an
 * event with a random name, which the worker makes; our own scripts leave notes on their global.
 */
import type { Sending } from './sending.ts';

/** The file field whose picker is being opened; null: a picker without a field has given files. */
export type Opened = HTMLInputElement | null;

interface Pickers {
  /** What was told before the engine of uploads was there. */
  readonly noted: Opened[];
  hear?: ((field: Opened) => void) | undefined;
}

const PICKERS = Symbol.for('sealcheck.pickers');
/** What the guard has seen of files: at which element, by which event, with what else (HTML, `DataTransfer.types`). */
export type Noted = readonly [at: Element, event: Event, types: readonly string[] | undefined];
/** Where files came before the engine was there, or `true` where a person is only choosing them. */
export const FILES_AT = Symbol.for('sealcheck.files');
/** What the engine wants to hear of: a script of ours has put an encrypted file into this field, or in the place of a held drop here. */
export const FILE_PUT = Symbol.for('sealcheck.put');
/** The form, field or drop zone with this id (`Sending`), for scripts of ours that come later. */
export const SENDING_OF = Symbol.for('sealcheck.sending');
/** The content scripts' own global, which pages cannot see. */
export const own = globalThis as {
  [FILE_PUT]?: (at: Element, dropped?: readonly File[]) => void;
  [SENDING_OF]?: (id: string) => Sending | undefined;
  [PICKERS]?: Pickers;
  [FILES_AT]?: Noted | EventTarget | true | null;
};

/**
 * Listens on a channel, and notes what is told there until the engine comes, which is later than the first picker. The
 * worker runs it by itself: what is used here stands here.
 */
export function notePickers(channel: string): void {
  const global = globalThis as unknown as Record<symbol, Pickers | undefined>;
  const pickers = (global[Symbol.for('sealcheck.pickers')] ??= { noted: [] });
  const note = ({ relatedTarget }: Event & { relatedTarget?: unknown }) => {
    if (pickers.hear) pickers.hear(relatedTarget as Opened);
    else pickers.noted.push(relatedTarget as Opened);
  };
  addEventListener(channel, note, true);
}

/** Notes that files came, or may come; as a function by itself, so that the guard works nothing out before there are any. */
export function noteFiles(noted: Noted): void {
  (globalThis as typeof own)[Symbol.for('sealcheck.files') as typeof FILES_AT] = noted;
}

/** Hears of every picker, also of those before this call. */
export function onPicker(listener: (field: Opened) => void, signal: AbortSignal): void {
  const pickers = own[PICKERS] ?? { noted: [] };
  own[PICKERS] = pickers;
  for (const field of pickers.noted.splice(0)) listener(field);
  pickers.hear = listener;
  signal.addEventListener('abort', () => {
    pickers.hear = undefined;
  });
}
