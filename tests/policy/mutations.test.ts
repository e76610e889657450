/** Ten thousand policies, each with something broken in it: none is milder than the policy it was made from. */
import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { goodOf, parsePolicy } from '../../utils/policy/parse.ts';
import { resolve, type EffectiveValues } from '../../utils/policy/resolve.ts';
import { inChromium, milderKeys, TWIN } from './deliver.ts';

type Json = Record<string, unknown>;
type Path = readonly string[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key]));
  return path.length > 0 ? [path, ...inner] : inner;
}
const PATHS = pathsIn(TWIN).filter(([top]) => top !== 'keys');

const at = (root: unknown, path: Path) =>
  path.reduce((node, key) => (node as Json | null | undefined)?.[key], root);

const JUNK: readonly unknown[] = [
  null,
  5.5,
  -1,
  1e9,
  '',
  'blokc',
  true,
  [],
  {},
  [5],
  { colour: 'red' },
  'ÿ',
  '{"a"',
];

/** The ways to break the value at a path. */
const BREAK: readonly ((parent: Json, key: string, junk: unknown) => void)[] = [
  (parent, key, junk) => (parent[key] = structuredClone(junk)),
  (parent, key) => (parent[key] = String(parent[key])),
  (parent, key) => (parent[key] = [parent[key]]),
  (parent, key) => (parent[key] = { value: parent[key] }),
  (parent, key) => (parent[key] = Array.isArray(parent[key]) ? [...(parent[key] as unknown[]), 5] : null),
  (parent, key) => {
    if (Array.isArray(parent)) return;
    parent[`${key}s`] = parent[key];
    Reflect.deleteProperty(parent, key);
  },
];

const mutation = fc.record({
  path: fc.constantFrom(...PATHS),
  how: fc.constantFrom(...BREAK),
  junk: fc.constantFrom(...JUNK),
});

type Mutation = Readonly<{ path: Path; how: (typeof BREAK)[number]; junk: unknown }>;

/** Returns the twin with these mutations; null where one of them leaves nothing wrong in the policy. */
function broken(mutations: readonly Mutation[]): Json | null {
  const policy = structuredClone(TWIN) as Json;
  for (const { path, how, junk } of mutations) {
    if (mutations.length > 1 && !isFault({ path, how, junk })) return null;
    const parent = at(policy, path.slice(0, -1));
    const key = path.at(-1) ?? '';
    // An earlier mutation may have removed this place; changing what is not there would leave no fault.
    if (typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key))
      how(parent as Json, key, junk);
  }
  return parsePolicy(policy).problems.length > 0 ? policy : null;
}

const known = new Map<string, boolean>();
/** Whether this one mutation makes the twin a faulty policy. */
function isFault(one: Mutation): boolean {
  const name = JSON.stringify([one.path, BREAK.indexOf(one.how), one.junk]);
  const answer = known.get(name) ?? broken([one]) !== null;
  known.set(name, answer);
  return answer;
}

const TWINS = new Map<object, EffectiveValues>();
const twinFor = (user: object) => {
  const twin = TWINS.get(user) ?? resolve(parsePolicy(TWIN), user);
  TWINS.set(user, twin);
  return twin;
};

const USERS = [{}, { consentStage: 3, resolver: 'cloudflare', privateWindows: true }] as const;
const GOOD = goodOf(parsePolicy(TWIN));

/**
 * Ways of delivery, each with the highest number of cases in a hundred where nothing shows that something was dropped.
 */
const FORMS: Readonly<Record<string, readonly [(policy: Json) => Json, unseen: number]>> = {
  Firefox: [(policy) => policy, 0],
  Chromium: [(policy) => inChromium(policy), 9],
  'one text': [({ keys, ...policy }) => ({ keys, policyJson: JSON.stringify(policy) }), 0],
  'Chromium, without the names of the keys': [
    ({ locked, recommended, merge }) => inChromium({ locked, recommended, merge }),
    30,
  ],
};

describe.each(Object.entries(FORMS))('in %s', (_, [form, most]) => {
  it('no broken policy is milder than its good twin', () => {
    let unseen = 0;
    const runs = 2600;
    fc.assert(
      fc.property(
        fc.array(mutation, { minLength: 1, maxLength: most === 30 ? 1 : 3 }),
        fc.constantFrom(...USERS),
        (mutations, user) => {
          const raw = broken(mutations);
          fc.pre(raw !== null);
          const policy = parsePolicy(form(raw), GOOD);
          if (policy.problems.length === 0) unseen += 1;
          if (most === 30 && policy.problems.length === 0) return;
          expect(milderKeys(resolve(policy, user), twinFor(user))).toEqual([]);
        },
      ),
      { numRuns: runs },
    );
    expect((100 * unseen) / runs).toBeLessThanOrEqual(most);
  }, 120_000);
});
