/**
 * Makes Chromium's managed schema from ours. Chromium accepts only a part of JSON Schema, and rejects an extension that
 * uses more.
 */
import { toJSONSchema, type ZodMiniType } from 'zod/mini';
import { REFERENCE } from '../reference.ts';
import { meaningOf } from '../reference-texts.ts';
import { isList, KEYS, MODES, SHAPE, type Key, type Mode } from '../schema.ts';
import { KEYS_KEY, TEXT_KEY } from '../sentinel.ts';

interface Node {
  [name: string]: unknown;
}

/**
 * Keywords that Chromium's loader rejects, and those for which it would silently drop a value: a wrong value must
 * arrive, so that the policy page can report it. Only values of a wrong type still vanish, with their whole part;
 * therefore the keys are named beside it (docs/adr/0018).
 */
const DROPPED = [
  '$schema',
  'additionalProperties',
  'default',
  'enum',
  'format',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'pattern',
  'propertyNames',
  'required',
];

/** What each part of a policy does, in one line for consoles. */
export const MODE_TITLES: Readonly<Record<Mode, string>> = {
  locked: 'Fixed: the person cannot change it.',
  recommended: 'A default: the person can change it if the options offer it.',
  merge: 'Lists: entries are added to the existing ones.',
};

/** What can be set beside the three parts: texts, so that they arrive whatever is wrong with a part. */
export const WHOLE_TITLES = {
  [KEYS_KEY]:
    'The names of all keys that are set, so that a lost part is noticed: locked.mailActions locked.consentStage',
  [TEXT_KEY]: 'The whole policy as one JSON text. It overrides the parts, and no wrong type can lose it.',
} as const;

/** Returns the keys that can be set in this mode. */
export function keysIn(mode: Mode): readonly Key[] {
  return mode === 'merge' ? KEYS.filter(isList) : KEYS;
}

/** Returns the JSON Schema of one key's value, reduced to what Chromium understands. */
export function schemaOf(key: Key): Node {
  const schema: ZodMiniType = SHAPE[key];
  return stripped(toJSONSchema(schema, { io: 'input' }));
}

function stripped(node: unknown): Node {
  const kept = Object.entries(node as Node).filter(([name]) => !DROPPED.includes(name));
  const children = kept.map(([name, value]) => {
    if (name === 'items') return [name, stripped(value)];
    if (name !== 'properties') return [name, value];
    return [
      name,
      Object.fromEntries(Object.entries(value as Node).map(([key, one]) => [key, stripped(one)])),
    ];
  });
  // Misspelt keys in a table or an entry must arrive too: an exception must not silently lose its end.
  const others = 'properties' in (node as Node) ? { additionalProperties: { type: 'string' } } : {};
  return { ...(Object.fromEntries(children) as Node), ...others };
}

/** Renders the whole schema, for `storage.managed_schema`. */
export function renderManagedSchema(): string {
  const properties = MODES.map((mode) => [
    mode,
    {
      type: 'object',
      title: MODE_TITLES[mode],
      properties: Object.fromEntries(
        keysIn(mode).map((key) => {
          const { title } = REFERENCE[key];
          return [key, { title, description: meaningOf(key), ...schemaOf(key) }];
        }),
      ),
    },
  ]);
  const whole = Object.entries(WHOLE_TITLES).map(([name, title]) => [name, { type: 'string', title }]);
  const schema = { type: 'object', properties: Object.fromEntries([...whole, ...properties]) as Node };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
