/** How browsers deliver a policy, and whether one policy is milder than another: for the tests of broken policies. */
import { ACTIONS, LEVELS } from '../../utils/core/model.ts';
import { REFERENCE } from '../../utils/policy/reference.ts';
import { withKeys } from '../../utils/policy/render/example.ts';
import { renderManagedSchema } from '../../utils/policy/render/managed-schema.ts';
import type { EffectiveValues } from '../../utils/policy/resolve.ts';
import { isActions, isList, KEYS, type Key } from '../../utils/policy/schema.ts';

interface Schema {
  readonly type: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}
const SCHEMA = JSON.parse(renderManagedSchema()) as Schema;
type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MISFIT = Symbol('misfit');

/**
 * Follows Chromium's `Schema::Normalize`: drops an unknown key, unless it is text where other keys are allowed; a wrong
 * type makes the whole value a misfit.
 */
function normalised(value: unknown, schema: Schema): unknown {
  switch (schema.type) {
    case 'object': {
      if (!isObject(value)) return MISFIT;
      const kept = Object.entries(value).flatMap(([key, one]) => {
        const { properties = {} } = schema;
        const inner = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
        return inner ? [[key, normalised(one, inner)] as const] : [];
      });
      return kept.some(([, one]) => one === MISFIT) ? MISFIT : Object.fromEntries(kept);
    }
    case 'array': {
      if (!Array.isArray(value)) return MISFIT;
      const { items } = schema;
      const kept = items ? value.map((one) => normalised(one, items)) : value;
      return kept.includes(MISFIT) ? MISFIT : kept;
    }
    case 'integer':
      return Number.isInteger(value) ? value : MISFIT;
    default:
      return typeof value === schema.type ? value : MISFIT;
  }
}

/**
 * Returns what of a policy arrives in Chromium (measured in tests/e2e/policy-broken.test.ts): each top-level key whole,
 * or not at all.
 */
export function inChromium(policy: Json): Json {
  const top = Object.entries(policy).map(([key, value]) => {
    const schema = SCHEMA.properties?.[key];
    return [key, schema ? normalised(value, schema) : MISFIT] as const;
  });
  return Object.fromEntries(top.filter(([, value]) => value !== MISFIT));
}

const of = (...keys: Key[]) => Object.fromEntries(keys.map((key) => [key, REFERENCE[key].example]));

/** A policy that sets each key once, stricter than the default where possible. */
export const TWIN = withKeys({
  locked: {
    ...of(
      ...KEYS.filter(
        (key) =>
          !['tips', 'privateWindows', 'partners', 'internalDomains', 'chatActions', 'groups'].includes(key),
      ),
    ),
    mailActions: { exposed: 'block', undeliverable: 'justify' },
    consentStage: 1,
    exceptions: [
      {
        kind: 'domain',
        value: 'a.example',
        reason: 'Fax',
        until: '2027-06-30T17:00Z',
        when: { group: ['hr'], days: ['mon'], from: '08:00', to: '17:00' },
      },
    ],
  },
  recommended: { tips: false, privateWindows: false, chatActions: { exposed: 'justify', unknown: 'warn' } },
  merge: of('partners', 'internalDomains', 'groups'),
});

type Entry = string | Json;
/** Renders list entries without `trustsState`: a host whose state is not trusted is judged no more mildly. */
const texts = (list: unknown) =>
  (list as readonly Entry[]).map((one) =>
    JSON.stringify(one, (key: string, value: unknown) => (key === 'trustsState' ? undefined : value)),
  );
/** Lists whose entries let something through, or send something. */
const LENIENT: readonly Key[] = [
  'exceptions',
  'partners',
  'approvedServices',
  'disabledApps',
  'keyServers',
  'grantKeys',
  'encryptTrigger',
];
const GUARDING: readonly Key[] = ['internalDomains', 'extraHosts', 'directory', 'actionsWhen'];

/** Returns the keys in which `a` is milder than `b`: a milder action, more exceptions, more sent or looked up. */
export function milderKeys(a: EffectiveValues, b: EffectiveValues): Key[] {
  return KEYS.filter((key) => {
    const [one, other]: unknown[] = [a[key].value, b[key].value];
    if (b[key].isLocked && !a[key].isLocked) return true;
    if (isActions(key))
      return LEVELS.some(
        (level) => ACTIONS.indexOf((one as never)[level]) < ACTIONS.indexOf((other as never)[level]),
      );
    if (LENIENT.includes(key)) return texts(one).some((entry) => !texts(other).includes(entry));
    if (GUARDING.includes(key)) return texts(other).some((entry) => !texts(one).includes(entry));
    // With an unknown group, the stricter of the conditional settings applies and nothing milder does.
    if (key === 'groups') return texts(one).join() !== texts(other).join() && !texts(one).includes('"?"');
    if (isList(key)) return false;
    if (key === 'justificationMinimum') return (one as number) < (other as number);
    if (['consentStage', 'snoozeDays', 'pauseHours'].includes(key))
      return (one as number) > (other as number);
    if (key === 'keepDecisions') return one === false && other === true;
    if (key === 'privateWindows') return one === true && other === false;
    if (key === 'resolver' || key.endsWith('Url')) return one !== other && one !== 'off' && one !== '';
    if (key === 'questionPlace') return one === 'page' && other === 'window';
    if (key === 'outboundRelay') return one !== other && one !== 'nothing';
    return false;
  });
}
