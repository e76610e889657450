/**
 * Holding what is about to be sent until a person has decided: once, in the capture phase, and never for ever. One
 * mechanism for every kind of sending; what is held and how it is let go is the caller's.
 */

/** After this long without an answer the sending proceeds: the person's work has priority (milliseconds). */
export const PATIENCE_MS = 1500;

/** What happens to a held sending. */
export type Ruling = 'send' | 'cancel';

export interface Held {
  /** Must the person be asked? If it rejects or is late, the sending proceeds, unless `isStrict`. */
  readonly judge: Promise<'send' | 'ask'>;
  /** Asks the person. If it rejects, the question could not be shown; the sending proceeds, unless `isStrict`. */
  readonly ask: () => Promise<Ruling>;
  /** Sends exactly what was held. */
  readonly release: () => void;
  /** It proceeds without a verdict. */
  readonly onTimeout?: () => void;
  /** It is cancelled and no question could be shown: the person must be notified another way. */
  readonly onStuck?: () => void;
  /** Policy forbids sending without a verdict. */
  readonly isStrict?: boolean;
}

function timeout(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, null);
  });
}

const holding = new WeakSet();

/** What is to become of it. Whatever fails on the way lets it go, unless policy is known to forbid that. */
async function rule({ judge, ask, onTimeout, onStuck, isStrict = false }: Held): Promise<Ruling> {
  try {
    const verdict = await Promise.race([judge.catch(() => null), timeout()]);
    if (verdict === 'send') return 'send';
    if (verdict === 'ask' || isStrict) return await ask();
    onTimeout?.();
  } catch {
    if (!isStrict) return 'send';
    onStuck?.();
    return 'cancel';
  }
  return 'send';
}

/**
 * Stops the event before the page sees it and settles what becomes of it. `key` is the thing that is being sent: a
 * second attempt while the first is being settled is stopped, too, and asks nothing.
 */
export async function hold(event: Event, key: object, held: Held): Promise<void> {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (holding.has(key)) return;
  holding.add(key);
  try {
    if ((await rule(held)) === 'send') held.release();
  } finally {
    holding.delete(key);
  }
}
