/** Delegated top-level domains, so that a company's internal names are never sent to a public resolver. */
import { largeTable } from './large.ts';

let names: ReadonlySet<string> | undefined;

/** Whether this label (lower-case A-label) is a top-level domain of the public DNS. */
export function isTopLevelDomain(label: string): boolean {
  names ??= new Set(largeTable('tlds').names.join(' ').split(' '));
  return names.has(label);
}
