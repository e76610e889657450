/**
 * What a seat can say of itself, so that blind or switched off is not taken for silence: for the self-test's report, and for
 * events that an organisation may one day collect. Nothing here names a person, a page or a recipient. Pure.
 */
import type { TabReport } from '../core/report.ts';
import type { Trouble } from '../core/trouble.ts';
import type { ManagedState } from './managed.ts';
import type { Stamp } from './revision.ts';

/** What a browser, a person or an organisation can have taken away. */
export const RIGHTS = ['hosts', 'scripting', 'requests', 'storage', 'private-windows'] as const;
export type Right = (typeof RIGHTS)[number];

/** How often each part could not be started in this run of the browser, by its name in the package. */
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
    /** How many faults it has. */
    readonly problems: number;
  };
  /** Compose windows that are open now, were found and could not be read, by app; `general`: of no app that is known. */
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

/** How many windows are blind now, by app. */
export function blindIn(reports: readonly TabReport[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { adapter, windows } of reports)
    for (const { state } of windows)
      if (state === 'blind') counts[adapter ?? 'general'] = (counts[adapter ?? 'general'] ?? 0) + 1;
  return counts;
}

/** The heartbeat that these facts make. */
export function heartbeatOf({ reports, rights, ...rest }: Facts): Heartbeat {
  return { ...rest, blind: blindIn(reports), missing: RIGHTS.filter((one) => !rights[one]) };
}
