/**
 * Holding what is about to be sent until a person has decided: once, in the capture phase, and never for ever. One
 * mechanism for every kind of sending; what is held and how it is let go is the caller's.
 */

/** Without an answer for so long, the person's own work goes before ours (milliseconds). */
export const PATIENCE_MS = 1500;

/** What is to become of a held sending. */
export type Ruling = 'go' | 'stay';

export interface Held {
  /** Is it worth a question to the person? Rejects or is late: it is let go, unless `isStrict`. */
  readonly judge: Promise<'go' | 'ask'>;
  /** Asks the person. */
  readonly ask: () => Promise<Ruling>;
  /** Sends exactly what was held. */
  readonly release: () => void;
  /** It is let go without a verdict. */
  readonly onUnjudged?: () => void;
  /** Policy forbids sending without a verdict. */
  readonly isStrict?: boolean;
}

function late(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, null);
  });
}

const holding = new WeakSet();

/**
 * Stops the event before the page sees it and settles what becomes of it. `key` is the thing that is being sent: a
 * second attempt while the first is being settled is stopped, too, and asks nothing.
 */
export async function hold(event: Event, key: object, held: Held): Promise<void> {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (holding.has(key)) return;
  holding.add(key);
  const { judge, ask, release, onUnjudged, isStrict = false } = held;
  try {
    const verdict = await Promise.race([judge.catch(() => null), late()]);
    if (verdict === null && !isStrict) onUnjudged?.();
    const isFree = verdict === 'go' || (verdict === null && !isStrict);
    if (isFree || (await ask()) === 'go') release();
  } finally {
    holding.delete(key);
  }
}
