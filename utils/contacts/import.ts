/** Imports lists of people from other programs: which rows are usable, and what is wrong with the others. */
import { parse } from 'papaparse';
import { parseHandle, type ParseNumber } from '../core/handle.ts';
import {
  MEANS,
  type ImportedPeople,
  type Means,
  type PeopleProblem,
  type PersonEntry,
} from '../core/people.ts';
import { parseEntry } from '../lookups/own-servers.ts';

const YES = /^(yes|true|1|y)$/i;
const NO = /^(no|false|0|n)$/i;
const isMeans = (text: string): text is Means => (MEANS as readonly string[]).includes(text);

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

type Row = Readonly<Record<string, string | undefined>>;

/** Returns the entry of one row (`handle,channel,e2ee,asOf`), or its fault. A missing date means today. */
function entryOf(row: Row, parseNumber: ParseNumber, today: string): PersonEntry | PeopleProblem {
  const [handle, channel, e2ee, asOf] = ['handle', 'channel', 'e2ee', 'asOf'].map(
    (name) => row[name]?.trim() ?? '',
  );
  const known = parseHandle(handle ?? '', parseNumber);
  const means = (channel ?? '').toLowerCase();
  if (known === null) return 'handle';
  if (!isMeans(means)) return 'channel';
  if (!YES.test(e2ee ?? '') && !NO.test(e2ee ?? '')) return 'yes-or-no';
  if (asOf !== '' && !isDay(asOf ?? '')) return 'date';
  return { handle: known, [means]: YES.test(e2ee ?? ''), asOf: asOf === '' ? today : (asOf ?? today) };
}

function fromJson(text: string, parseNumber: ParseNumber): ImportedPeople {
  const list: unknown = JSON.parse(text);
  const values = Array.isArray(list) ? list : [list];
  const read = values.map((value: unknown) => {
    const entry = parseEntry(value);
    if (!entry) return 'entry';
    const handle = parseHandle(entry.handle, parseNumber);
    return handle === null ? 'handle' : { ...entry, handle };
  });
  return sorted(read, 1);
}

function sorted(read: readonly (PersonEntry | PeopleProblem | 'empty')[], firstLine: number): ImportedPeople {
  return {
    entries: read.filter((one) => typeof one !== 'string'),
    problems: read.flatMap((one, at) =>
      typeof one === 'string' && one !== 'empty' ? [{ line: at + firstLine, problem: one }] : [],
    ),
  };
}

/** Whether a row is empty. Despite the library's types, cells beyond the last column come as an array. */
const isEmpty = (row: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.values(row).every((value) => /^[\s,]*$/.test(String(value ?? '')));

/**
 * Parses the people in a CSV file (header row `handle,channel,e2ee,asOf`) or a JSON list. `today` is an ISO date. Never
 * throws: an unreadable text is reported as a problem in line 1.
 */
export function parsePeople(text: string, parseNumber: ParseNumber, today: string): ImportedPeople {
  const source = text.replace(/^\uFEFF/, '');
  try {
    if (/^\s*[[{]/.test(source)) return fromJson(source, parseNumber);
  } catch {
    return { entries: [], problems: [{ line: 1, problem: 'unreadable' }] };
  }
  const { data, meta } = parse<Row>(source, { header: true });
  const columns = meta.fields ?? [];
  if (!['handle', 'channel', 'e2ee'].every((name) => columns.includes(name)))
    return { entries: [], problems: [{ line: 1, problem: 'unreadable' }] };
  // Empty lines are counted, so that the line numbers of problems are right.
  return sorted(
    data.map((row) => (isEmpty(row) ? 'empty' : entryOf(row, parseNumber, today))),
    2,
  );
}
