/** The ways to send that the ledger tries (send-ledger.json), and what may happen meanwhile. */
import ledger from './send-ledger.json' with { type: 'json' };

export { ledger };

export interface Way {
  readonly way: string;
  readonly act: readonly string[];
  readonly html?: string;
  /** A sample webmail instead: what it sent stands in its list. */
  readonly site?: string;
  /** Served without encryption. */
  readonly isOpen?: boolean;
  /** What cannot be held yet, or at all, is sent as the person did; asked about or not, it is sent once. */
  readonly isLoose?: boolean;
  /** Loose in these browsers only: what cannot be given again in kind there is told, not held (docs/adr/0017). */
  readonly looseIn?: readonly string[];
  /** What Chromium's driver cannot press as a person does. */
  readonly only?: string;
  /** The page takes no press but a person's own: pressed once more, nobody is asked again. */
  readonly isPressedAgain?: boolean;
  /** What the person meant is nothing. */
  readonly sends?: number;
  /** Headers that the page comes with. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent, as it is without Sealcheck (a regular expression). */
  readonly posts?: string;
  /** What is tried; left out: everything. */
  readonly outcomes?: readonly string[];
}

export const WAYS: readonly Way[] = [...ledger.ways, ...ledger.more];
export const MAIL = 'mail.unseen-mail.net';
export const OPEN = 'open.shop.org';

/** What happens while the question is open or before it, each with the sends that the person meant. */
export const OUTCOMES = [
  'go back',
  'send anyway',
  'page re-renders',
  'form put back',
  'page submits meanwhile',
  'element removed',
  'worker killed',
  'extension reloaded',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
