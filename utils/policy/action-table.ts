/** The tables of actions in a policy's text, as the builder shows and edits them. Pure. */
import { ACTIONS, LEVELS, type Action, type Level } from '../core/model.ts';
import { editText, isObject, parsed } from './edit-text.ts';
import type { Policy } from './parse.ts';
import type { OwnIds } from './vocabulary.ts';

const TABLE_KEYS = ['mailActions', 'formActions', 'uploadActions', 'linkActions', 'chatActions'] as const;
type TableKey = (typeof TABLE_KEYS)[number];

/** The parts of a policy that can contain these tables. */
type TableMode = 'locked' | 'recommended';

/** One cell: the part of the policy, the table, the level. */
export type Cell = readonly [TableMode, TableKey, Level];

type Tables = Readonly<Partial<Record<TableKey, Readonly<Partial<Record<Level, Action>>>>>>;
export type ActionTables = Readonly<Record<TableMode, Tables>>;

/** Returns the action that a policy sets at each level; levels that it omits are absent. */
export function actionTablesOf({ values }: Policy): ActionTables {
  const tablesOf = (mode: TableMode): Tables =>
    Object.fromEntries(
      TABLE_KEYS.flatMap((key) => {
        const table = values[mode][key];
        return table === undefined ? [] : [[key, table]];
      }),
    );
  return { locked: tablesOf('locked'), recommended: tablesOf('recommended') };
}

const without = (object: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

/**
 * Returns the text with this action set at a cell. '' removes the action, and with its last action the table. Null if
 * the text cannot be read, or the table in it is not an object.
 */
export function setAction(
  text: string,
  [mode, key, level]: Cell,
  action: string,
  ids: OwnIds,
): string | null {
  const chosen = ACTIONS.find((one) => one === action);
  return editText(text, ids, (policy) => {
    const part = parsed(policy[mode] ?? {});
    if (!isObject(part)) return null;
    const before = parsed(part[key] ?? {});
    if (!isObject(before)) return null;
    // In the order of the levels; unknown names come last.
    const table = chosen === undefined ? without(before, level) : { ...before, [level]: chosen };
    const known = LEVELS.filter((one) => one in table).map((one) => [one, table[one]] as const);
    const others = Object.entries(table).filter(([name]) => !LEVELS.some((one) => one === name));
    const all = [...known, ...others];
    policy[mode] = all.length === 0 ? without(part, key) : { ...part, [key]: Object.fromEntries(all) };
    const name = `${mode}.${key}`;
    return all.length === 0 ? { unset: name } : { set: name };
  });
}
