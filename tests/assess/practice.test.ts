import { expect, it } from 'vitest';
import { PRACTICE_PEOPLE, practise } from '../../utils/assess/practice.ts';
import { LEVELS } from '../../utils/core/model.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const under = (locked: object) => resolve(parsePolicy({ locked }), {});
const levelsOf = async (people = PRACTICE_PEOPLE, settings = under({})) =>
  (await practise(people, settings, NOW, 'en')).assessments.map(({ verdict }) => verdict.level);

it('has one person for each level, judged as any draft is', async () => {
  expect(new Set(await levelsOf())).toEqual(new Set(LEVELS));
  for (const [index, person] of PRACTICE_PEOPLE.entries())
    expect([person.id, ...(await levelsOf([person]))]).toEqual([person.id, LEVELS[index]]);
});

it('warns of what is readable and of what does not arrive, and of nothing else', async () => {
  const { assessments } = await practise(PRACTICE_PEOPLE, under({}), NOW, 'en');
  const warned = assessments.filter(({ action }) => action === 'warn').map(({ verdict }) => verdict.level);
  expect(warned).toEqual(['exposed', 'undeliverable']);
});

it('keeps to the organisation’s policy', async () => {
  const { assessments, rules } = await practise(
    PRACTICE_PEOPLE.slice(0, 1),
    under({ mailActions: { exposed: 'block' }, requestUrl: 'https://help.example.com/ask?{number}' }),
    NOW,
    'en',
  );
  expect(assessments[0]?.action).toBe('block');
  expect(rules?.isStrict).toBe(true);
  expect(rules).not.toHaveProperty('mayAsk');
});

it('says nothing while nobody is written to', async () => {
  expect((await practise([], under({}), NOW, 'en')).state).toBe('empty');
});
