/**
 * What is told from script to script before the engine is there. The page's own world tells ours of file pickers by an
 * event with a random name, one for each page load; our own scripts leave notes on their global.
 */

/** The file field whose picker is being opened; null: a picker without a field has given files. */
export type Opened = HTMLInputElement | null;

interface Pickers {
  readonly channel: string;
  /** What was told before the engine of uploads was there. */
  readonly noted: Opened[];
}

const PICKERS = Symbol.for('sealcheck.pickers');
/** Where files came before the engine was there, or `true` where a person is only choosing them. */
export const FILES_AT = Symbol.for('sealcheck.files');
/** The content scripts' own global, which pages cannot see. */
export const own = globalThis as { [PICKERS]?: Pickers; [FILES_AT]?: EventTarget | true | null };

/** Begins to listen, at the first call, and returns the event's name: the engine comes later than the first picker. */
export function listenForPickers(): string {
  if (own[PICKERS]) return own[PICKERS].channel;
  const noted: Opened[] = [];
  const channel = `s${crypto.getRandomValues(new Uint32Array(4)).join('')}`;
  addEventListener(channel, (event) => noted.push((event as MouseEvent).relatedTarget as Opened), true);
  own[PICKERS] = { channel, noted };
  return channel;
}

/** Hears of every picker, also of those before this call. */
export function onPicker(listener: (field: Opened) => void, signal: AbortSignal): void {
  const channel = listenForPickers();
  for (const field of own[PICKERS]?.noted.splice(0) ?? []) listener(field);
  const hear = (event: Event) => {
    listener((event as MouseEvent).relatedTarget as Opened);
  };
  addEventListener(channel, hear, { capture: true, signal });
}
