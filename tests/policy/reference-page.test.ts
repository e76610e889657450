/** The examples of docs/policy.md are whole policies: whoever pastes one gets no errors from the linter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { KEYS } from '../../utils/policy/schema.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/policy.md'), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/^```json\n([^]*?)\n```$/gm)].map(([, text = '']) => text);
const NOW = Date.parse('2026-11-24T12:00:00Z');

it.each(EXAMPLES)('can be pasted: %s', (text) => {
  const { problems, policy } = lintPolicy(text, NOW);
  expect(problems).toEqual([]);
  expect(Object.keys(policy.values.locked)).toHaveLength(1);
});

it('there is one for each setting', () => {
  expect(EXAMPLES).toHaveLength(KEYS.length);
});
