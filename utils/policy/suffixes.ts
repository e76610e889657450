/** Finds entries of a policy about a name below which anybody can register one. Pure. */
import type { Text } from '../core/alternative.ts';
import { ANYBODY } from './hint.ts';
import type { IsSuffix } from '../core/suffixes.ts';
import type { ByMode, Policy } from './parse.ts';
import { placedEntries } from './remarks.ts';
import { MODES, type ExtraHost, type Key, type Values } from './schema.ts';
import { at } from './unwrap.ts';
import type { Problem } from './problem.ts';

/** Lists that name domains or hosts, with the fields that contain them; '' for the entry itself. */
const NAMED: Partial<Readonly<Record<Key, readonly string[]>>> = {
  exceptions: ['value', 'when.sender', 'when.site'],
  partners: ['domain'],
  approvedServices: ['host'],
  extraHosts: ['host'],
  internalDomains: [''],
  actionsWhen: ['when.sender', 'when.site'],
  encryptTrigger: ['site', 'sender'],
};
/** Of these, the lists that exempt or vouch for somebody: entries that match everybody do not count there. */
const LENIENT: readonly Key[] = ['exceptions', 'partners', 'approvedServices', 'encryptTrigger'];

type Lists = Readonly<Record<string, readonly unknown[] | undefined>>;

/** Returns the names in an entry that are public suffixes, with their paths in it. */
function suffixesOf(key: Key, entry: unknown, isSuffix: IsSuffix): readonly (readonly [string, string])[] {
  return (NAMED[key] ?? []).flatMap((field) => {
    const value = field === '' ? entry : field.split('.').reduce(at, entry);
    const names: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((one: unknown, place) => [`${field}.${place}`, one])
      : [[field, value]];
    return names.flatMap(([path, name]) =>
      typeof name === 'string' && !name.includes('@') && isSuffix(name) ? [[path, name] as const] : [],
    );
  });
}

/** Returns the entries of a policy about a public suffix, as errors with what to write instead. */
export function suffixProblems(
  policy: Policy,
  isSuffix: IsSuffix,
): readonly (Problem & { readonly write: Text })[] {
  return MODES.flatMap((mode) =>
    (Object.keys(NAMED) as Key[]).flatMap((key) =>
      placedEntries(policy, `${mode}.${key}`, (policy.values[mode] as Lists)[key] ?? []).flatMap(
        ({ entry, path }) =>
          suffixesOf(key, entry, isSuffix).map(([field, name]) => ({
            path: field === '' ? path : `${path}.${field}`,
            problem: 'invalid' as const,
            detail: `${name} is a public suffix`,
            write: ANYBODY,
          })),
      ),
    ),
  );
}

/** Whether this policy exempts, or vouches for, anybody by name. */
export function namesAnybody({ values, last }: Policy): boolean {
  return [values, last].some((by) =>
    MODES.some((mode) =>
      [...LENIENT, 'extraHosts' as const].some((key) => ((by[mode] as Lists)[key] ?? []).length > 0),
    ),
  );
}

/**
 * Returns the policy without what it exempts, or vouches for, for everybody below a public suffix (a webmail there is
 * judged, but proves nothing). Each such entry is a problem, as is each that stays because it is stricter. `isSuffix`
 * is null if the list is unavailable: then nothing is exempt.
 */
export function withoutSuffixes(policy: Policy, isSuffix: IsSuffix | null): Policy {
  const isNamed = (key: Key, entry: unknown) => !isSuffix || suffixesOf(key, entry, isSuffix).length > 0;
  const kept = (by: ByMode) => {
    const part = (given: Lists) => {
      const lenient = LENIENT.flatMap((key) => {
        const { [key]: list } = given;
        return list ? [[key, list.filter((entry) => !isNamed(key, entry))] as const] : [];
      });
      // `isShared`: neither what a page there shows nor what a relay behind it does counts as the organisation's word.
      const hosts = (given as Partial<Values>).extraHosts?.map((entry): ExtraHost =>
        isNamed('extraHosts', entry) ? { ...entry, trustsState: false, isShared: true } : entry,
      );
      return { ...given, ...Object.fromEntries(lenient), ...(hosts && { extraHosts: hosts }) };
    };
    return Object.fromEntries(MODES.map((mode) => [mode, part(by[mode] as Lists)])) as unknown as ByMode;
  };
  const told = isSuffix ? suffixProblems(policy, isSuffix) : [];
  return {
    ...policy,
    values: kept(policy.values),
    last: kept(policy.last),
    problems: [...policy.problems, ...told.map(({ path, problem, detail }) => ({ path, problem, detail }))],
  };
}
