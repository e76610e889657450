import { useRef, useState } from 'preact/hooks';

/** Takes back what was just done, exactly. */
export type Undo = () => Promise<void>;

/** What came of the last change. */
export interface Outcome {
  /** The control that made it. */
  readonly name: string;
  readonly status: 'saved' | 'undone' | 'refused' | 'failed';
  readonly undo?: () => void;
  readonly again?: () => void;
}

interface Undoable {
  readonly outcome: Outcome | null;
  /** Makes a change; it resolves with the way back, or with null where the browser refused. `onEnd`: what it came to. */
  readonly run: (
    change: () => Promise<Undo | null>,
    name?: string,
    onEnd?: (undo: Undo | null) => void,
  ) => void;
}

/** Changes that tell what came of the last of them, and can take it back, or try again what failed. */
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
