/** The HSTS preload list, trimmed: hosts that every current browser reaches only over https (RFC 6797 §12.3). */
import type { Sourced } from './rows.ts';

export interface HstsTable extends Sourced {
  /** How the list was trimmed, in a sentence. */
  readonly trimmed: string;
  /** Top-level domains that are on the list as a whole. */
  readonly topLevel: readonly string[];
  /** Names separated by single spaces; each includes the names below it. */
  readonly domains: string;
  /** Names separated by single spaces; each stands for itself only. */
  readonly exact: string;
}

/** How long a browser trusts its built-in list (ms): ten weeks in Chromium (ADR 13). */
const BELIEVED = 70 * 24 * 60 * 60 * 1000;

/** Is our copy (at `now`, ms) no older than a list that a browser would still trust? On a clock that is far behind, nobody knows. */
export function isCurrent({ asOf }: HstsTable, now: number): boolean {
  return Math.abs(now - Date.parse(asOf)) <= BELIEVED;
}

interface Names {
  readonly trees: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
}
const indexes = new WeakMap<HstsTable, Names>();

function indexOf({ topLevel, domains, exact }: HstsTable): Names {
  return { trees: new Set([...topLevel, ...domains.split(' ')]), hosts: new Set(exact.split(' ')) };
}

/** Whether this host is on the list, itself or through a name above it that includes those below. */
export function isPreloaded(host: string, table: HstsTable): boolean {
  const index = indexes.get(table) ?? indexOf(table);
  indexes.set(table, index);
  const labels = host.split('.');
  return index.hosts.has(host) || labels.some((_, at) => index.trees.has(labels.slice(at).join('.')));
}
