/** TLSA records for SMTP, SMIMEA records for people: does this one bind a sender to what it names? Pure. */

/** Hex digits of the association data for each matching type (RFC 6698 §2.1.3); 0 is the full certificate. */
const LENGTHS = new Map([
  [1, 64],
  [2, 128],
]);

export interface Tlsa {
  readonly usage: number;
  readonly selector: number;
  readonly matchingType: number;
  readonly data: string;
}

/**
 * Is the record usable for SMTP? Usages 2 and 3 only (RFC 7672 §3.1.3: PKIX-TA and PKIX-EE are unusable),
 * known selectors and matching types, and data of the length the matching type demands.
 */
export function isUsableTlsa({ usage, selector, matchingType, data }: Tlsa): boolean {
  if ((usage !== 2 && usage !== 3) || (selector !== 0 && selector !== 1)) return false;
  const length = LENGTHS.get(matchingType);
  return length === undefined ? matchingType === 0 && data.length > 0 : data.length === length;
}

/** Is the record one that an S/MIME sender can use? All four usages count for people (RFC 8162 §2). */
export function isUsableSmimea({ usage, ...record }: Tlsa): boolean {
  return usage <= 3 && isUsableTlsa({ ...record, usage: 3 });
}
