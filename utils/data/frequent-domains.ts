/** Mail domains that many people write to: those of the large providers, from two tables. */
import { nearDomain } from '../core/near-domain.ts';
import { largeTable } from './large.ts';

let names: readonly string[] | undefined;

/** Returns the frequent domain that a non-existent one was probably meant to be; null: none is near, or several are. */
export function nearFrequent(domain: string): string | null {
  names ??= [
    ...largeTable('no-wkd').names.join(' ').split(' '),
    ...largeTable('mail-domains').flatMap(({ domains }) => domains),
  ];
  return nearDomain(domain, names);
}
