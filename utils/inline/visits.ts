/** What the popup is told of a page that is left, and of one that comes back. */
import { send } from '../messages/send.ts';

interface Session {
  /** Tells the worker again what was told last. */
  repeat(): Promise<void>;
}

/** A page that is left takes its windows along; one that comes back from the browser's cache brings them again. */
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
