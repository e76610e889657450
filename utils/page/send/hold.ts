/**
 * Holds what is about to be sent until a person has decided: once, in the capture phase, and never for ever. This is
 * the one mechanism for every kind of sending; the caller knows what is held and how to release it.
 */

/** After this long without an answer, it is sent, because the person's work has priority (ms). */
export const PATIENCE_MS = 1500;

/** What happens to a held sending. */
export type Ruling = 'send' | 'cancel';

/** What decides about a held sending. */
export interface Held {
  /** Decides whether the person must be asked. If it rejects or is late, it is sent, unless `isStrict`. */
  readonly judge: Promise<'send' | 'ask'>;
  /** Asks the person. A rejection means that the question could not be shown; then it is sent, unless `isStrict`. */
  readonly ask: () => Promise<Ruling>;
  /** Called when it is sent without a verdict. */
  readonly onTimeout?: () => void;
  /** Called when it is cancelled and no question could be shown: the person must be notified another way. */
  readonly onStuck?: () => void;
  /** Policy forbids sending without a verdict. */
  readonly isStrict?: boolean;
}

/** Resolves once nobody should wait any longer. */
export function timeout(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
}

const holding = new WeakSet();

/** Decides what happens to a held sending. Any failure on the way sends it, unless policy is known to forbid that. */
export async function rule({ judge, ask, onTimeout, onStuck, isStrict = false }: Held): Promise<Ruling> {
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
 * Stops the event before the page sees it, and releases what was held once `rules` says so. `key` is the thing that is
 * being sent: a second attempt while the first is being settled is stopped, too, without a second question.
 */
export async function hold(
  event: Event,
  key: object,
  rules: () => Promise<unknown>,
  /** Sends exactly what was held. */
  release: () => void,
  /** Policy is known to forbid sending without a verdict. */
  isStrict?: boolean,
): Promise<void> {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (holding.has(key)) return;
  holding.add(key);
  let isKept = isStrict;
  try {
    try {
      isKept = (await rules()) === 'cancel';
    } catch {
      // A script that is orphaned throws at every API: what it had stopped would be lost.
    }
    if (!isKept) release();
  } finally {
    holding.delete(key);
  }
}
