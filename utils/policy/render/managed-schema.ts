/** Chromium's managed schema from ours. It takes a part of JSON Schema only, and refuses the extension for the rest. */
import { toJSONSchema, type ZodMiniType } from 'zod/mini';
import { REFERENCE } from '../reference.ts';
import { isList, KEYS, MODES, SHAPE, type Key, type Mode } from '../schema.ts';

interface Node {
  [name: string]: unknown;
}

/**
 * Keywords that Chromium's loader rejects, and those by which it would drop a value without a word: a value that is
 * wrong shall arrive, so that the policy page can say so. Only wrong types still vanish.
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

export const MODE_TITLES: Readonly<Record<Mode, string>> = {
  locked: 'Set for good: the person cannot change it.',
  recommended: 'Default: the person can change it.',
  merge: 'Lists: added to what is there.',
};

/** The keys that can be set in this mode. */
export function keysIn(mode: Mode): readonly Key[] {
  return mode === 'merge' ? KEYS.filter(isList) : KEYS;
}

/** The JSON Schema of one key's value, as far as Chromium understands it. */
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
  return Object.fromEntries(children) as Node;
}

/** The whole schema, as `storage.managed_schema` names it. */
export function renderManagedSchema(): string {
  const properties = MODES.map((mode) => [
    mode,
    {
      type: 'object',
      title: MODE_TITLES[mode],
      properties: Object.fromEntries(
        keysIn(mode).map((key) => {
          const { title, meaning } = REFERENCE[key];
          return [key, { title, description: meaning, ...schemaOf(key) }];
        }),
      ),
    },
  ]);
  const schema = { type: 'object', properties: Object.fromEntries(properties) as Node };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
