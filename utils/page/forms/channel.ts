/**
 * Messages between scripts before the engine is there. The page's own world reports file pickers to ours by an event
 * with a random name, which the worker makes up; our own scripts leave notes on their shared global.
 */
import type { Sending } from './sending.ts';

/** The file field whose picker is being opened; null: files were chosen in a picker without a field. */
export type Opened = HTMLInputElement | null;

interface Pickers {
  /** What was reported before the upload engine was there. */
  readonly noted: Opened[];
  hear?: ((field: Opened) => void) | undefined;
}

const PICKERS = Symbol.for('sealcheck.pickers');
/**
 * What the guard saw of files: at which element, in which event, with which other types (HTML, `DataTransfer.types`).
 */
export type Noted = readonly [at: Element, event: Event, types: readonly string[] | undefined];
/** Where files arrived before the engine was there, or `true` while a person is only choosing them. */
export const FILES_AT = Symbol.for('sealcheck.files');
/**
 * The engine's listener for our own scripts: they have put an encrypted file into this field, or in place of a drop
 * held here.
 */
export const FILE_PUT = Symbol.for('sealcheck.put');
/** Returns the form, field or drop zone with this id (`Sending`), for scripts of ours that are injected later. */
export const SENDING_OF = Symbol.for('sealcheck.sending');
/** The content scripts' own global, which pages cannot see. */
export const own = globalThis as {
  [FILE_PUT]?: (at: Element, dropped?: readonly File[]) => void;
  [SENDING_OF]?: (id: string) => Sending | undefined;
  [PICKERS]?: Pickers;
  [FILES_AT]?: Noted | EventTarget | true | null;
};

/**
 * Listens on a channel and notes what is reported there until the engine comes, which is later than the first picker.
 * The worker injects this function alone, so it uses nothing from outside itself.
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

/**
 * Notes that files came, or may come. A function of its own, so that the guard computes nothing before there are any.
 */
export function noteFiles(noted: Noted): void {
  (globalThis as typeof own)[Symbol.for('sealcheck.files') as typeof FILES_AT] = noted;
}

/** Calls `listener` for every picker, including those opened before this call, until the signal aborts. */
export function onPicker(listener: (field: Opened) => void, signal: AbortSignal): void {
  const pickers = own[PICKERS] ?? { noted: [] };
  own[PICKERS] = pickers;
  for (const field of pickers.noted.splice(0)) listener(field);
  pickers.hear = listener;
  signal.addEventListener('abort', () => {
    pickers.hear = undefined;
  });
}
