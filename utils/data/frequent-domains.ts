/** Mail domains that many people write to: those of the large providers, as two tables have them. */
import { nearDomain } from '../core/near-domain.ts';
import { largeTable } from './large.ts';

let names: readonly string[] | undefined;

/** The frequent domain that a domain which does not exist was probably meant to be; null: none is near, or several. */
export function nearFrequent(domain: string): string | null {
  names ??= [
    ...largeTable('no-wkd').names.join(' ').split(' '),
    ...largeTable('mail-domains').flatMap(({ domains }) => domains),
  ];
  return nearDomain(domain, names);
}
