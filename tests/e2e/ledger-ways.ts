/** The ways to send that the ledger tries (send-ledger.json), and what may happen meanwhile. */
import ledger from './send-ledger.json' with { type: 'json' };

export { ledger };

export interface Way {
  readonly way: string;
  readonly act: readonly string[];
  readonly html?: string;
  /** A sample webmail to use instead of `html`; it lists what it has sent. */
  readonly site?: string;
  /** The page is served without encryption. */
  readonly isOpen?: boolean;
  /**
   * It cannot be held yet, or at all, and goes out as the person sent it. With or without a question, it is sent once.
   */
  readonly isLoose?: boolean;
  /**
   * Loose only in these browsers, where it cannot be recreated: the person is told, and it is not held (docs/adr/0017).
   */
  readonly looseIn?: readonly string[];
  /** The only browser for this row, because Chromium's driver cannot press this as a person does. */
  readonly only?: string;
  /** The page accepts only a person's own press: they press once more, and are not asked again. */
  readonly isPressedAgain?: boolean;
  /** How many sends the person meant, if not one. */
  readonly sends?: number;
  /** Headers of the page's response. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A regular expression for what is sent, which is the same without Sealcheck. */
  readonly posts?: string;
  /** The outcomes to try. Default: all. */
  readonly outcomes?: readonly string[];
}

export const WAYS: readonly Way[] = [...ledger.ways, ...ledger.more];
export const MAIL = 'mail.unseen-mail.net';
export const OPEN = 'open.shop.org';

/** What happens before or while the question is open, each with the number of sends that the person meant. */
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
