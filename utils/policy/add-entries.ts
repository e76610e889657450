/** Adds entries to the lists in a policy's text, as the builder's form does. Pure. */
import { ACTIONS, LEVELS } from '../core/model.ts';
import { DAYS } from './seat.ts';
import { MODES, PARTS, type ListKey, type Mode } from './schema.ts';
import { editText, isObject } from './edit-text.ts';
import { at } from './unwrap.ts';
import type { OwnIds } from './vocabulary.ts';
import { SITUATIONS } from '../core/alternatives.ts';

/**
 * One field of the form: where its value goes in an entry (`when.group`; '' is the entry itself), and how it is
 * entered. `each`: every line makes one entry. `list`: names separated by blanks or commas. Otherwise it is a text, or
 * one of `of`.
 */
export interface EntryField {
  readonly at: string;
  readonly as?: 'each' | 'list';
  readonly of?: readonly string[];
}

const each = (at: string): EntryField => ({ at, as: 'each' });
const list = (at: string): EntryField => ({ at, as: 'list' });
const WHEN = [list('when.group'), list('when.site'), list('when.sender')];

/** The fields of an entry, for each list. */
const ENTRY_FIELDS: Readonly<Record<ListKey, readonly EntryField[]>> = {
  exceptions: [
    { at: 'kind', of: ['recipient', 'domain', 'destination', 'site'] },
    each('value'),
    { at: 'reason' },
    { at: 'until' },
    ...WHEN,
  ],
  partners: [each('domain'), { at: 'level', of: ['transport', 'enforced', 'end-to-end'] }, { at: 'reason' }],
  approvedServices: [each('host'), { at: 'name' }],
  internalDomains: [each('')],
  extraHosts: [each('host'), { at: 'app' }, { at: 'trustsState', of: ['', 'true', 'false'] }],
  disabledApps: [each('')],
  actionsWhen: [
    { at: 'channel', of: ['mail', 'form', 'upload', 'link', 'chat'] },
    ...LEVELS.map((level) => ({ at: `actions.${level}`, of: ['', ...ACTIONS] })),
    ...WHEN,
    { at: 'when.days', as: 'list', of: DAYS },
    { at: 'when.from' },
    { at: 'when.to' },
  ],
  directory: [
    each('handle'),
    ...['imessage', 'signal', 'smime'].map((way) => ({ at: way, of: ['', 'true', 'false'] })),
    { at: 'asOf' },
  ],
  keyServers: [{ at: 'protocol', of: ['vks', 'hkp'] }, each('url')],
  groups: [each('')],
  grantKeys: [each('')],
  encryptTrigger: [
    { at: 'text' },
    { at: 'place', of: ['start', 'end'] },
    { at: 'name' },
    { at: 'worth', of: ['provider-keys'] },
    list('site'),
    list('sender'),
    { at: 'link' },
  ],
  hiddenParts: [{ at: '', of: PARTS }],
  preferredWays: [each('')],
  alternatives: [{ at: 'for', as: 'list', of: SITUATIONS }, { at: 'title' }, { at: 'how' }, { at: 'link' }],
  texts: ['language', 'headline', 'help', 'link', 'contact'].map((name) => ({ at: name })),
};

/** The structure of the form. */
export const ENTRY_FORM = { modes: MODES, lists: ENTRY_FIELDS } as const;

/** What was entered into the fields, by their `at`. */
export type Written = Readonly<Record<string, string>>;

const parted = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '');

function put(entry: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', second] = path.split('.');
  if (second === undefined) entry[first] = value;
  else entry[first] = { ...(entry[first] as object | undefined), [second]: value };
}

const valueOf = ({ as, of }: EntryField, text: string) =>
  as === 'list' ? parted(text, /[\s,]+/) : of?.includes('true') ? text === 'true' : text.trim();

/** Makes the entries from these fields: one for each line of the `each` field. */
function entriesFrom(key: ListKey, written: Written): readonly unknown[] {
  const fields = ENTRY_FIELDS[key];
  const entry: Record<string, unknown> = {};
  for (const field of fields) {
    const { [field.at]: text = '' } = written;
    if (field.as !== 'each' && text.trim() !== '') put(entry, field.at, valueOf(field, text));
  }
  const many = fields.find(({ as }) => as === 'each');
  if (!many) return '' in entry ? [entry['']] : [entry];
  const lines = parted(written[many.at] ?? '', /\n/);
  // In the order in which the reference writes them.
  const ordered = (line: string) => {
    const made: Record<string, unknown> = {};
    for (const { at: path } of fields) {
      const [name = ''] = path.split('.');
      const value = path === many.at ? line : entry[name];
      if (value !== undefined) made[name] = value;
    }
    return made;
  };
  return lines.map((line) => (many.at === '' ? line : ordered(line)));
}

/**
 * Returns the text with these entries added to a list of its policy, and their number. Null if the text cannot be read.
 * `ids`: see `unwrapPolicy`.
 */
export function addEntries(
  text: string,
  [mode, key]: readonly [Mode, ListKey],
  written: Written,
  ids: OwnIds,
): { readonly text: string; readonly count: number } | null {
  const entries = entriesFrom(key, written);
  const after = editText(text, ids, (policy) => {
    const part = policy[mode] ?? {};
    const before = at(part, key) ?? [];
    if (!isObject(part) || !Array.isArray(before)) return null;
    if (entries.length === 0) return {};
    policy[mode] = { ...part, [key]: [...(before as unknown[]), ...entries] };
    return { set: `${mode}.${key}` };
  });
  if (after === null) return null;
  return { text: entries.length === 0 ? text : after, count: entries.length };
}
