/** Entries that let something through for a name below which anybody can have one. Pure. */
import type { Policy, Problem } from './parse.ts';
import { placedEntries } from './remarks.ts';
import { MODES } from './schema.ts';
import { at } from './unwrap.ts';

/** Lists by which something is let through, or believed, and the field that names for whom. */
const NAMED = {
  exceptions: 'value',
  partners: 'domain',
  approvedServices: 'host',
  extraHosts: 'host',
} as const;

const WRITE = 'anybody can have a name below it: write the whole domain of whom you mean';

/** The entries of a policy that are about a public suffix, as errors with what to write. */
export function suffixProblems(
  policy: Policy,
  isSuffix: (name: string) => boolean,
): readonly (Problem & { readonly write: string })[] {
  return MODES.flatMap((mode) =>
    Object.entries(NAMED).flatMap(([key, field]) => {
      const list = (policy.values[mode] as Readonly<Record<string, readonly unknown[] | undefined>>)[key];
      if (!list) return [];
      return placedEntries(policy, `${mode}.${key}`, list).flatMap(({ entry, path }) => {
        const name = at(entry, field);
        if (typeof name !== 'string' || name.includes('@') || !isSuffix(name)) return [];
        const detail = `${name} is a public suffix`;
        return [{ path: `${path}.${field}`, problem: 'invalid' as const, detail, write: WRITE }];
      });
    }),
  );
}
