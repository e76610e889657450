/**
 * What a seat can report about itself, so that a blind or disabled one is not mistaken for one with nothing to say: for
 * the self-test's report, and for events that an organisation may one day collect. Names no person, page or recipient.
 * Pure.
 */
import type { TabReport } from '../core/report.ts';
import type { Trouble } from '../core/trouble.ts';
import type { ManagedState } from './managed.ts';
import type { Stamp } from './revision.ts';

/** What a browser, a person or an organisation may have withdrawn. */
export const RIGHTS = ['hosts', 'scripting', 'requests', 'storage', 'private-windows'] as const;
export type Right = (typeof RIGHTS)[number];

/** How often each part, by its name in the package, could not be started since the browser started. */
export type FailedStarts = Readonly<Record<string, number>>;

export interface Heartbeat {
  readonly version: string;
  /** Name and version. */
  readonly browser: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly policy: {
    readonly state: ManagedState;
    readonly stamp: Stamp | null;
    /** Number of its errors. */
    readonly problems: number;
  };
  /** Open compose windows that were found but could not be read, by app; `general` if the app is unknown. */
  readonly blind: Readonly<Record<string, number>>;
  readonly failed: FailedStarts;
  readonly missing: readonly Right[];
  readonly troubles: readonly Trouble[];
}

export interface Facts extends Pick<
  Heartbeat,
  'version' | 'browser' | 'at' | 'policy' | 'failed' | 'troubles'
> {
  readonly reports: readonly TabReport[];
  readonly rights: Readonly<Record<Right, boolean>>;
}

/** Counts the windows that are blind now, by app. */
export function blindIn(reports: readonly TabReport[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { adapter, windows } of reports)
    for (const { state } of windows)
      if (state === 'blind') counts[adapter ?? 'general'] = (counts[adapter ?? 'general'] ?? 0) + 1;
  return counts;
}

/** Makes the heartbeat from these facts. */
export function heartbeatOf({ reports, rights, ...rest }: Facts): Heartbeat {
  return { ...rest, blind: blindIn(reports), missing: RIGHTS.filter((one) => !rights[one]) };
}
