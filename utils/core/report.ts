/** What Sealcheck knows of one tab: the inline list, the popup and the badge are drawn from this alone. */
import type { Assessment, Destination } from './model.ts';

/** One compose window's, form's or upload's state. `assessments` are worst first. */
export interface WindowReport {
  readonly id: string;
  readonly kind: 'message' | Destination['channel'];
  /** `failed`: the worker gave no answer. `blind`: the recipients cannot be read. */
  readonly state: 'empty' | 'checking' | 'assessed' | 'blind' | 'failed';
  /** True while better evidence may still arrive. */
  readonly pending: boolean;
  readonly assessments: readonly Assessment[];
  /** Recipients that are there but show no address, and texts that are no address. */
  readonly unreadable: number;
}

/** What Sealcheck sees on one tab now. */
export interface TabReport {
  readonly site: string;
  /** The adapter's display name; null: the general rule. */
  readonly adapter: string | null;
  readonly windows: readonly WindowReport[];
  readonly updatedAt: number;
}

/** One network request that Sealcheck made. */
export interface LedgerEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Host that was asked. */
  readonly to: string;
  readonly purpose: 'dns' | 'mta-sts-policy' | 'https-twin';
  /** What the request told that host about the person's mail or form: a domain name. */
  readonly revealed: string;
  readonly outcome: 'answered' | import('./model.ts').UnknownReason;
}
