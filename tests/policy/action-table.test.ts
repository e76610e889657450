/** The builder's table of actions: the linter reads what it writes, in whatever form the policy is given. */
import { describe, expect, it } from 'vitest';
import { ACTIONS, LEVELS } from '../../utils/core/model.ts';
import { TABLES } from '../../components/action-columns.ts';
import { actionTablesOf, setAction } from '../../utils/policy/action-table.ts';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { NOW } from './samples.ts';

const read = (text: string) => actionTablesOf(lintPolicy(text, NOW, { ids: IDS }).policy);
const CELLS = (['locked', 'recommended'] as const).flatMap((mode) =>
  TABLES.flatMap(([, key]) => LEVELS.map((level) => [mode, key, level] as const)),
);

describe('the table of actions', () => {
  it('writes each action at each cell, and reads it again', () => {
    for (const [mode, key, level] of CELLS)
      for (const action of ACTIONS) {
        const text = setAction('', [mode, key, level], action, IDS) ?? '';
        expect(JSON.parse(text)).toEqual({ [mode]: { [key]: { [level]: action } } });
        expect(read(text)[mode][key]?.[level]).toBe(action);
      }
  });

  it('leaves all else as it is, and names in keys what it set and took away', () => {
    const text = JSON.stringify({ keys: 'locked.tips', locked: { tips: true } });
    const set = setAction(text, ['locked', 'mailActions', 'exposed'], 'block', IDS) ?? '';
    expect(JSON.parse(set)).toEqual({
      keys: 'locked.tips locked.mailActions',
      locked: { tips: true, mailActions: { exposed: 'block' } },
    });
    const unset = setAction(set, ['locked', 'mailActions', 'exposed'], '', IDS) ?? '';
    expect(JSON.parse(unset)).toEqual(JSON.parse(text));
  });

  it('writes into a policy that is one text, and into one that the browser wraps', () => {
    const inner = JSON.stringify({ locked: { mailActions: { exposed: 'warn' } } });
    const whole = setAction(
      JSON.stringify({ policyJson: inner }),
      ['locked', 'mailActions', 'unproven'],
      'warn',
      IDS,
    );
    expect(JSON.parse((JSON.parse(whole ?? '') as { policyJson: string }).policyJson)).toEqual({
      locked: { mailActions: { exposed: 'warn', unproven: 'warn' } },
    });
    const wrapped = JSON.stringify({ '3rdparty': { extensions: { [IDS.firefox]: { locked: {} } } } });
    const after = setAction(wrapped, ['locked', 'chatActions', 'exposed'], 'warn', IDS) ?? '';
    expect(read(after).locked.chatActions).toEqual({ exposed: 'warn' });
  });

  it('keeps what it does not know, for the linter to tell', () => {
    const text = JSON.stringify({ locked: { mailActions: { exposd: 'warn' } } });
    const after = setAction(text, ['locked', 'mailActions', 'exposed'], 'warn', IDS) ?? '';
    expect(JSON.parse(after)).toEqual({ locked: { mailActions: { exposed: 'warn', exposd: 'warn' } } });
  });

  it.each(['{', '[]', '{ "locked": [] }', '{ "locked": { "mailActions": 3 } }'])(
    'writes nothing into %s, which it cannot read',
    (text) => {
      expect(setAction(text, ['locked', 'mailActions', 'exposed'], 'warn', IDS)).toBeNull();
    },
  );
});
