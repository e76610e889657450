/** Tells the worker, for the popup, when a page is left and when it comes back. */
import { send } from '../messages/send.ts';

interface Session {
  /** Sends the worker again what it was last told. */
  repeat(): Promise<void>;
}

/** Closes the windows of a page that is left, and reports them again if it comes back from the browser's cache. */
export function followVisits(
  sessions: ReadonlyMap<{ readonly id: string }, Session>,
  signal: AbortSignal,
): void {
  addEventListener(
    'pagehide',
    () => {
      for (const { id } of sessions.keys()) void send('close', { window: id });
    },
    { signal },
  );
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) for (const session of sessions.values()) void session.repeat();
    },
    { signal },
  );
}
