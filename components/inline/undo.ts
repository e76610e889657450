/** Taking back what was silenced, where it was silenced. */
import { useEffect, useState } from 'preact/hooks';

/** How long it is offered (milliseconds); after that the toolbar has it. */
const OFFERED_MS = 10_000;

export interface Undo {
  /** What was done. */
  readonly words: string;
  /** Takes it back. */
  readonly run: () => void;
}

const atOnce = () => Promise.resolve();

/** What can be taken back now, and how to offer it. It goes when nothing is pressed (`still`). */
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
