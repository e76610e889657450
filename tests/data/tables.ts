/** The tables as text and as rows, for the tests. */
import { readFileSync } from 'node:fs';
import { schemas } from '../../utils/data/schema.ts';

type TableName = keyof typeof schemas;
type Row = Readonly<Record<string, unknown>> & { readonly source: string; readonly asOf: string };

export const tableNames = Object.keys(schemas) as TableName[];

export function textOf(name: TableName): string {
  return readFileSync(new URL(`../../utils/data/${name}.json`, import.meta.url), 'utf8');
}

export function rowsOf(name: TableName): readonly Row[] {
  return JSON.parse(textOf(name)) as Row[];
}

/** What a row is about: the names that must be unique in its table, the first of which sorts the rows. */
export function namesOf(row: Row): readonly string[] {
  const single = ['id', 'domain', 'host', 'app'].map((field) => row[field]);
  // One host may hold several apps, each at paths of its own.
  const paths = (row.paths ?? ['']) as readonly string[];
  const hosts = ((row.hosts ?? []) as readonly string[]).flatMap((host) => paths.map((path) => host + path));
  const lists = [row.domains, row.patterns, row.mx, row.webmailHosts, row.suffixes, hosts];
  // A carrier has many gateways, and one line among the break-ins.
  const carrier = row.domain === undefined ? row.carrier : undefined;
  return [...single, carrier, ...lists.flat()].filter((name) => typeof name === 'string');
}
