/** Every setting in the schema is covered by a test that exists (issue 5): a new setting needs a row in coverage.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEYS, SHAPE } from '../../utils/policy/schema.ts';
import { COVERAGE } from './coverage.ts';

const TESTS = join(import.meta.dirname, '..');

/** The parts of a zod schema that are used here: a list's entry, an object's fields. */
interface Schema {
  readonly def: { readonly element?: Schema; readonly shape?: Readonly<Record<string, unknown>> };
}

/** Every key, and `key.field` for each field of its entries. */
const NAMES = KEYS.flatMap((key) => {
  const { element } = (SHAPE[key] as unknown as Schema).def;
  return [key, ...Object.keys(element?.def.shape ?? {}).map((field) => `${key}.${field}`)];
});

/** Returns the titles of the tests in a file, as they are written there. */
function titlesIn(file: string): Set<string> {
  const source = readFileSync(join(TESTS, file), 'utf8');
  const found = source.matchAll(/\b(?:it|test)(?:\.each(?:<[^(]*>)?\([^]*?\))?\(\s*'((?:[^'\\\n]|\\.)+)',/g);
  return new Set([...found].map(([, title = '']) => title));
}

describe('what shows each setting', () => {
  it('is told of every key and field of the schema, and of no other', () => {
    expect(Object.keys(COVERAGE).sort()).toEqual(NAMES.sort());
    expect(NAMES, 'fields are found').toContain('exceptions.until');
  });

  it.each(Object.entries(COVERAGE))('%s: is a test that exists', (_, shown) => {
    expect(shown.length).toBeGreaterThan(0);
    for (const [file, title] of shown) expect([...titlesIn(file)], file).toContain(title);
  });
});
