/** Retrying from the person's point of view: a busy state once the wait is noticeable, and then the outcome. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WindowReport } from '../utils/core/report.ts';
import { isWaiting } from '../utils/core/unchecked.ts';

/** A wait shorter than this is not noticeable (milliseconds). */
const SHORT_MS = 1_000;
/** The longest wait for an answer (milliseconds). */
export const LONG_MS = 15_000;

export interface Retry {
  readonly isTrying: boolean;
  /** Whether it takes longer than a moment. */
  readonly isLong: boolean;
  /** Whether the retry has ended, with this report or with no answer. */
  readonly isOver: boolean;
  readonly retry: () => void;
}

/** Retries what this report is about, until a new report arrives or `LONG_MS` have passed. */
export function useRetry(report: WindowReport, onRetry: (() => void) | undefined): Retry {
  /** The report shown when the person pressed the button; null while nothing is being retried. */
  const [seen, setSeen] = useState<WindowReport | null>(null);
  const [over, setOver] = useState<WindowReport | 'late' | null>(null);
  const [isLong, setLong] = useState(false);
  const isTrying = seen !== null;
  const isAnswered = isTrying && report !== seen && !isWaiting(report);
  useEffect(() => {
    if (!isAnswered) return;
    setSeen(null);
    setOver(report);
  }, [isAnswered, report]);
  useEffect(() => {
    if (over === 'late') setOver(report);
  }, [over, report]);
  useEffect(() => {
    if (!isTrying) return undefined;
    const after = (milliseconds: number, act: () => void) => setTimeout(act, milliseconds);
    const timers = [
      after(SHORT_MS, () => {
        setLong(true);
      }),
      after(LONG_MS, () => {
        setSeen(null);
        setOver('late');
      }),
    ];
    return () => {
      timers.forEach(clearTimeout);
      setLong(false);
    };
  }, [isTrying]);
  return {
    isTrying,
    isLong,
    isOver: over === report,
    retry() {
      if (isTrying) return;
      // Screen readers only announce a text that was absent before, so the earlier outcome is cleared first.
      setOver(null);
      setSeen(report);
      onRetry?.();
    },
  };
}

/** Returns a ref whose element takes the focus once `isWanted`, if the control that had it is gone. */
export function useLeftFocus<E extends HTMLElement>(isWanted: boolean) {
  const ref = useRef<E>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (isWanted && activeElement === body) ref.current?.focus();
  }, [isWanted]);
  return ref;
}
