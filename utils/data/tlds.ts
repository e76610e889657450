/** Delegated top-level domains, so that a company's inner names are never sent to a public resolver. */
import table from './tlds.json' with { type: 'json' };

const names = new Set(table.names.join(' ').split(' '));

/** Is this label (lower-case A-label) a top-level domain of the public DNS? */
export function isTopLevelDomain(label: string): boolean {
  return names.has(label);
}
