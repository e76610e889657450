/** The interface of the probe's store: an SQLite file of its own, or a Valkey shared by several copies. */
import type { HostRecord } from '../history.ts';

export interface Store {
  read(host: string): Promise<HostRecord | null>;
  write(record: HostRecord): Promise<void>;
  /** Claims this host for one copy until the time `until`. False if another copy has it. `now` in ms. */
  claim(host: string, now: number, until: number): Promise<boolean>;
  release(host: string): Promise<void>;
  /** Records that somebody asked about this host. */
  noteAsked(host: string, now: number): Promise<void>;
  /** Returns hosts that are due: those being confirmed if `askedSince` is null, else all asked about since then. */
  due(now: number, askedSince: number | null, most: number): Promise<readonly string[]>;
  /** Records the mail hosts of a domain, which are known until the time `until`. */
  learn(domain: string, hosts: readonly string[], until: number): Promise<void>;
  /** Whether this name is the mail host of a domain that was named before. */
  isMailHost(host: string, now: number): Promise<boolean>;
  /** Counts one more in the time window that contains `now`, and returns the total. */
  count(key: string, window: number, now: number): Promise<number>;
  /** Returns every domain with its hosts, for the report. */
  domains(): Promise<readonly { readonly domain: string; readonly hosts: readonly string[] }[]>;
  /** Deletes what is too old to be of use. */
  prune(now: number): Promise<void>;
  /** Tests that the store answers. Throws if it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Hosts that nobody asked about for this long are deleted (ms). */
export const RETENTION = 90 * 24 * 60 * 60 * 1000;
