/** Finds what is valid in a policy, but probably not intended. Pure. */
import { isInForce } from './apply.ts';
import type { Text } from '../core/alternative.ts';
import { hint, meant, oneOf } from './hint.ts';
import { nearestOf } from './nearest.ts';
import type { Policy } from './parse.ts';
import { isList, MODES, type Key, type Mode } from './schema.ts';
import { at } from './unwrap.ts';
import type { KnownNames } from './vocabulary.ts';

export interface Remark {
  readonly path: string;
  readonly remark:
    | 'expired'
    | 'expires-soon'
    | 'locked-and-recommended'
    | 'empty'
    | 'twice'
    | 'unknown-name'
    | 'unknown-group'
    | 'alone'
    | 'long-for-templates'
    | 'as-text'
    | 'byte-order-mark';
  /** The entry that says the same, or how long it is. */
  readonly detail?: string;
  /** A name that is near, or those that there are. */
  readonly write?: Text;
}

const SOON = 30 * 24 * 60 * 60 * 1000;
/** Maximum length of a text in an administrative template (ADMX `text` without a higher `maxLength`), in characters. */
const TEMPLATE = 16_383;

/** Returns what an entry is about: two about the same contradict each other, or one has no effect. */
function aboutOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const names = ['kind', 'value', 'domain', 'host', 'handle', 'language', 'url', 'title', 'channel', 'when'];
  return JSON.stringify(names.map((name) => at(entry, name)));
}

/** Returns the readable entries of a list, each with its path in the list as it was written. */
export function placedEntries(policy: Policy, path: string, entries: readonly unknown[]) {
  const bad = new Set(policy.problems.flatMap((one) => (policy.salvaged.has(one.path) ? [] : [one.path])));
  let place = -1;
  return entries.map((entry) => {
    do place += 1;
    while (bad.has(`${path}.${place}`));
    return { entry, path: `${path}.${place}` };
  });
}

function ofEntries(
  policy: Policy,
  mode: Mode,
  key: Key,
  now: number,
  { apps = [], alternatives = [] }: KnownNames,
): Remark[] {
  const seen = new Map<string, string>();
  const names = key === 'preferredWays' ? alternatives : apps;
  const remarks: Remark[] = [];
  for (const { entry, path } of placedEntries(
    policy,
    `${mode}.${key}`,
    policy.values[mode][key] as readonly unknown[],
  )) {
    const about = aboutOf(entry);
    const before = seen.get(about);
    // A broken entry has lost part of its meaning, so it may only look like a duplicate.
    if (before !== undefined && !policy.salvaged.has(path))
      remarks.push({ path, remark: 'twice', detail: before });
    seen.set(about, before ?? path);
    const name =
      key === 'extraHosts' ? at(entry, 'app') : /^(disabledApps|preferredWays)$/.test(key) ? entry : null;
    if (typeof name === 'string' && names.length > 0 && !names.includes(name)) {
      remarks.push({
        path,
        remark: 'unknown-name',
        write: meant(nearestOf(name, names)) ?? oneOf(names),
      });
    }
    const domain =
      at(entry, 'domain') ?? (/^(domain|destination)$/.test(String(at(entry, 'kind'))) && at(entry, 'value'));
    if (typeof domain === 'string' && /^[^.[]+$/.test(domain)) remarks.push({ path, remark: 'alone' });
    if (key !== 'exceptions') continue;
    if (!isInForce(entry as never, now)) remarks.push({ path, remark: 'expired' });
    else if (!isInForce(entry as never, now + SOON)) remarks.push({ path, remark: 'expires-soon' });
  }
  return remarks;
}

/** Finds labels in conditions that are probably misspelt ones of `groups`, if this file sets any. */
function unknownGroups({ values }: Policy): Remark[] {
  const groups = MODES.flatMap((mode) => values[mode].groups ?? []);
  const letters = (label: string) => label.replace(/\d/g, '');
  return MODES.flatMap((mode) =>
    (['actionsWhen', 'exceptions'] as const).flatMap((key) =>
      (values[mode][key] ?? []).flatMap(({ when }, index) =>
        (when?.group ?? []).flatMap((label, place): Remark[] => {
          const near = groups.includes(label) ? null : nearestOf(label, groups);
          // Labels of other groups are no misspellings: `it` is not `hr`, `site-2` is not `site-1`.
          if (near === null || label.length < 3 || near[0] !== label[0] || letters(near) === letters(label))
            return [];
          const path = `${mode}.${key}.${index}.when.group.${place}`;
          return [{ path, remark: 'unknown-group', write: hint('hint_mean', near) }];
        }),
      ),
    ),
  );
}

/** Returns the remarks about a policy that was parsed from `raw`, at `now` (ms). */
export function remarksOn(policy: Policy, raw: unknown, now: number, known: KnownNames): Remark[] {
  const { locked, recommended } = policy.values;
  const remarks: Remark[] = [];
  for (const mode of MODES)
    for (const [name, value] of Object.entries(policy.values[mode])) {
      const [key, path] = [name as Key, `${mode}.${name}`];
      if (isList(key)) remarks.push(...ofEntries(policy, mode, key, now, known));
      const { length } = JSON.stringify(value);
      if (length > TEMPLATE)
        remarks.push({ path, remark: 'long-for-templates', detail: `${length} > ${TEMPLATE}` });
    }
  remarks.push(...unknownGroups(policy));
  for (const key of Object.keys(locked))
    if (key in recommended) remarks.push({ path: `recommended.${key}`, remark: 'locked-and-recommended' });
  const isSet = MODES.some((mode) => Object.keys(policy.values[mode]).length > 0);
  if (!isSet && policy.problems.length === 0) remarks.push({ path: '', remark: 'empty' });
  return remarks;
}
