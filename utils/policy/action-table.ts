/** The tables of actions of a policy's text, as the builder shows and writes them. Pure. */
import { ACTIONS, LEVELS, type Action, type Level } from '../core/model.ts';
import { editText, isObject, parsed } from './edit-text.ts';
import type { Policy } from './parse.ts';
import type { OwnIds } from './vocabulary.ts';

const TABLE_KEYS = ['mailActions', 'formActions', 'uploadActions', 'linkActions', 'chatActions'] as const;
type TableKey = (typeof TABLE_KEYS)[number];

/** The parts of a policy that can have these tables. */
type TableMode = 'locked' | 'recommended';

/** One cell: which part of the policy, which table, at which level. */
export type Cell = readonly [TableMode, TableKey, Level];

type Tables = Readonly<Partial<Record<TableKey, Readonly<Partial<Record<Level, Action>>>>>>;
export type ActionTables = Readonly<Record<TableMode, Tables>>;

/** What a policy says at each level; what it leaves out is not there. */
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
 * The text with this action at a cell; '' takes it out, and the table with its last one. null where the text cannot be read,
 * or the table in it is none.
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
    // In the order of the levels, what is none of them last.
    const table = chosen === undefined ? without(before, level) : { ...before, [level]: chosen };
    const known = LEVELS.filter((one) => one in table).map((one) => [one, table[one]] as const);
    const others = Object.entries(table).filter(([name]) => !LEVELS.some((one) => one === name));
    const all = [...known, ...others];
    policy[mode] = all.length === 0 ? without(part, key) : { ...part, [key]: Object.fromEntries(all) };
    const name = `${mode}.${key}`;
    return all.length === 0 ? { unset: name } : { set: name };
  });
}
