/** Looks up S/MIME certificate associations of an address in the DNS (RFC 8162). */
import type { Address } from '../core/address.ts';
import { askDns, type DnsMeans } from './doh.ts';
import { localPartLabel } from './pseudonyms.ts';
import type { NetworkQuestion } from './question.ts';

/** The SMIMEA records of this address; needs the same consent as looking for keys. */
export const smimea = {
  source: 'resolver',
  stage: () => 2,
  asksResolver: true,
  bind: (means: DnsMeans) => {
    const ask = askDns(means, 2);
    return async ({ localPart, domain }: Address) =>
      ask(`${await localPartLabel(localPart)}._smimecert.${domain}`, 'SMIMEA');
  },
} satisfies NetworkQuestion;
