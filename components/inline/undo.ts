/** Offers to undo a snooze or dismissal in the strip where it was made. */
import { useEffect, useState } from 'preact/hooks';

/** How long undoing is offered (milliseconds); after that it can be done in the popup. */
const OFFERED_MS = 10_000;

export interface Undo {
  /** What was done. */
  readonly words: string;
  /** Undoes it. */
  readonly run: () => void;
}

const atOnce = () => Promise.resolve();

/**
 * Returns what can be undone now, and a function that offers an undo. It expires only while nothing is pressed
 * (`still`).
 */
export function useUndo(still = atOnce): [Undo | null, (offered: Undo) => void] {
  const [undo, setUndo] = useState<Undo | null>(null);
  useEffect(() => {
    if (!undo) return undefined;
    const timer = setTimeout(() => {
      void still().then(() => {
        setUndo((now) => (now === undo ? null : now));
      });
    }, OFFERED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [undo, still]);
  const offer = ({ words, run }: Undo) => {
    setUndo({
      words,
      run: () => {
        setUndo(null);
        run();
      },
    });
  };
  return [undo, offer];
}
