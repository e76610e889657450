import { useRef, useState } from 'preact/hooks';

/** Undoes exactly what was just done. */
export type Undo = () => Promise<void>;

/** The outcome of the last change. */
export interface Outcome {
  /** The control that made it. */
  readonly name: string;
  readonly status: 'saved' | 'undone' | 'refused' | 'failed';
  readonly undo?: () => void;
  readonly again?: () => void;
}

interface Undoable {
  readonly outcome: Outcome | null;
  /**
   * Makes a change, which resolves to a function that undoes it, or to null where the browser refused; `onEnd` receives
   * that result.
   */
  readonly run: (
    change: () => Promise<Undo | null>,
    name?: string,
    onEnd?: (undo: Undo | null) => void,
  ) => void;
}

/** Runs changes and reports the outcome of the last one, with a way to undo it, or to retry it if it failed. */
export function useUndoable(): Undoable {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const turnRef = useRef(0);
  const run: Undoable['run'] = (change, name = '', onEnd) => {
    const mine = (turnRef.current += 1);
    const tell = (next: Omit<Outcome, 'name'>) => {
      if (turnRef.current === mine) setOutcome({ name, ...next });
    };
    const back = (undo: Undo) => () => {
      void undo().then(
        () => {
          tell({ status: 'undone' });
        },
        () => {
          tell({ status: 'failed', again: back(undo) });
        },
      );
    };
    setOutcome(null);
    void change().then(
      (undo) => {
        onEnd?.(undo);
        tell(undo ? { status: 'saved', undo: back(undo) } : { status: 'refused' });
      },
      () => {
        tell({
          status: 'failed',
          again: () => {
            run(change, name, onEnd);
          },
        });
      },
    );
  };
  return { outcome, run };
}
