/** Asking again, as a person sees it: that it waits, once that is a wait, and what came of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WindowReport } from '../utils/core/report.ts';
import { isWaiting } from '../utils/core/unchecked.ts';

/** What is shorter is no wait to a person (milliseconds). */
const SHORT_MS = 1_000;
/** No answer is waited for longer than this (milliseconds). */
export const LONG_MS = 15_000;

export interface Retry {
  readonly isTrying: boolean;
  /** It takes longer than a moment. */
  readonly isLong: boolean;
  /** What was asked again has this report for an answer, or none came. */
  readonly isOver: boolean;
  readonly retry: () => void;
}

/** Asks again about what this report says, until another report stands or nobody would wait any longer. */
export function useRetry(report: WindowReport, onRetry: (() => void) | undefined): Retry {
  /** The report that was seen when it was pressed; null: nothing is asked again. */
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
      // What is said again was not said for a while: else nobody would hear it.
      setOver(null);
      setSeen(report);
      onRetry?.();
    },
  };
}

/** An element that takes the focus, once `isWanted`, where the control that had it is gone. */
export function useLeftFocus<E extends HTMLElement>(isWanted: boolean) {
  const ref = useRef<E>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (isWanted && activeElement === body) ref.current?.focus();
  }, [isWanted]);
  return ref;
}
