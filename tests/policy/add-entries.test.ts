/** The builder's form for lists: the linter accepts what it writes, in whatever form the policy is given. */
import { describe, expect, it } from 'vitest';
import { APPS, ALTERNATIVE_IDS } from '../../utils/policy/known-names.ts';
import { addEntries, ENTRY_FORM, type Written } from '../../utils/policy/add-entries.ts';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { REFERENCE } from '../../utils/policy/reference.ts';
import { LISTS, type ListKey } from '../../utils/policy/schema.ts';
import { at } from '../../utils/policy/unwrap.ts';
import { NOW } from './samples.ts';

const KEYS = Object.keys(LISTS) as ListKey[];
const add = (text: string, key: ListKey, written: Written) => addEntries(text, ['locked', key], written, IDS);

/** Returns what a person would type into the form's fields for this entry. */
function fieldsOf(key: ListKey, entry: unknown): Written {
  const text = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));
  return Object.fromEntries(
    ENTRY_FORM.lists[key].flatMap((field) => {
      const value = field.at === '' ? entry : field.at.split('.').reduce(at, entry);
      return value === undefined ? [] : [[field.at, text(value)]];
    }),
  );
}

describe('the form for lists', () => {
  it('has each list', () => {
    expect(Object.keys(ENTRY_FORM.lists).sort()).toEqual([...KEYS].sort());
  });

  it.each(KEYS)('%s: can say all that the reference’s example says', (key) => {
    const example = REFERENCE[key].example as readonly unknown[];
    let text = '{}';
    for (const entry of example) text = add(text, key, fieldsOf(key, entry))?.text ?? '';
    expect(JSON.parse(text)).toEqual({ locked: { [key]: example } });
    expect(lintPolicy(text, NOW, { apps: APPS, alternatives: ALTERNATIVE_IDS }).problems).toEqual([]);
  });

  it('makes an entry of each line, with the other fields in each, and none of nothing', () => {
    const written = {
      kind: 'domain',
      value: 'a.example\n\n  bücher.example \n',
      reason: 'Fax',
      until: '2027-06-30',
      'when.group': 'hr, sales',
      'when.site': '',
    };
    const { text = '', count } = add('', 'exceptions', written) ?? {};
    expect(count).toBe(2);
    const [, second] = (JSON.parse(text) as { locked: { exceptions: object[] } }).locked.exceptions;
    expect(second).toEqual({
      kind: 'domain',
      value: 'bücher.example',
      reason: 'Fax',
      until: '2027-06-30',
      when: { group: ['hr', 'sales'] },
    });
    expect(lintPolicy(text, NOW).problems).toEqual([]);
    expect(add('{ "locked": {} }', 'groups', { '': ' \n' })).toEqual({ text: '{ "locked": {} }', count: 0 });
  });

  it.each([
    [
      'Chromium’s',
      (policy: object) => ({ '3rdparty': { extensions: { other: {}, [IDS.chromium]: policy } } }),
    ],
    [
      'Firefox’',
      (policy: object) => ({ policies: { '3rdparty': { Extensions: { [IDS.firefox]: policy } } } }),
    ],
    ['bare', (policy: object) => policy],
  ])('%s form: into our part, and into the names of what is set', (_, wrap) => {
    const before = { keys: 'locked.tips', locked: { tips: true } };
    const { text } = add(JSON.stringify(wrap(before)), 'groups', { '': 'hr' }) ?? {};
    expect(JSON.parse(text ?? '')).toEqual(
      wrap({ keys: 'locked.tips locked.groups', locked: { tips: true, groups: ['hr'] } }),
    );
  });

  it('into the one text, where that is the policy', () => {
    const { text } =
      add('{"policyJson":"{\\"locked\\":{\\"groups\\":[\\"a\\"]}}"}', 'groups', { '': 'b' }) ?? {};
    expect(JSON.parse(text ?? '')).toEqual({ policyJson: '{"locked":{"groups":["a","b"]}}' });
  });

  it.each([
    '{',
    '[]',
    '5',
    '{"locked":5}',
    '{"locked":{"groups":"hr"}}',
    '{"policyJson":"{"}',
    '{"locked":{"Value":{}}}',
  ])('touches nothing that it cannot read: %s', (text) => {
    expect(add(text, 'groups', { '': 'hr' })).toBeNull();
  });
});
