/** What the probe remembers, behind one door: in a file of its own (SQLite), or shared by several copies (Valkey). */
import type { HostRecord } from '../history.ts';

export interface Store {
  read(host: string): Promise<HostRecord | null>;
  write(record: HostRecord): Promise<void>;
  /**
   * Takes the right to look at this host until then, for one copy alone. false: another one has it. `now` in ms.
   */
  claim(host: string, now: number, until: number): Promise<boolean>;
  release(host: string): Promise<void>;
  /** Notes that somebody asked about this host. */
  noteAsked(host: string, now: number): Promise<void>;
  /** Hosts whose next look is due: those that are being confirmed, or all that were asked about since `askedSince`. */
  due(now: number, askedSince: number | null, most: number): Promise<readonly string[]>;
  /** Notes the mail hosts of a domain, known until then. */
  learn(domain: string, hosts: readonly string[], until: number): Promise<void>;
  /** Is this name the mail host of a domain that was named before? */
  isMailHost(host: string, now: number): Promise<boolean>;
  /** How often this was counted in the window that `now` falls into, this time included. */
  count(key: string, window: number, now: number): Promise<number>;
  /** Every domain with its hosts, for the report. */
  domains(): Promise<readonly { readonly domain: string; readonly hosts: readonly string[] }[]>;
  /** Forgets what is older than is of use. */
  tidy(now: number): Promise<void>;
  /** Does it answer? Throws where it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Hosts that nobody asked about for this long are forgotten (ms). */
export const FORGOTTEN_AFTER = 90 * 24 * 60 * 60 * 1000;
