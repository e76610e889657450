/** Lists of people from other programs: which lines can be taken, and what is wrong with the others. */
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

/** One line: `handle,channel,e2ee,asOf`; a date that is left out is today's. */
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

/** Cells behind the last column come as a list, whatever the library's types say. */
const isEmpty = (row: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.values(row).every((value) => /^[\s,]*$/.test(String(value ?? '')));

/** The people that a CSV file (head line `handle,channel,e2ee,asOf`) or a JSON list names. `today` is an ISO date. */
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
  // Empty lines count, so that a line is found where it is said to be.
  return sorted(
    data.map((row) => (isEmpty(row) ? 'empty' : entryOf(row, parseNumber, today))),
    2,
  );
}
