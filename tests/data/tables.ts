/** Reads the tables as text and as rows, for the tests. */
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

/** Returns the names a row is about. They must be unique in their table, and the first one sorts the rows. */
export function namesOf(row: Row): readonly string[] {
  const single = ['id', 'domain', 'host', 'app'].map((field) => row[field]);
  // One host may carry several apps, each at its own paths.
  const paths = (row.paths ?? ['']) as readonly string[];
  const hosts = ((row.hosts ?? []) as readonly string[]).flatMap((host) => paths.map((path) => host + path));
  const lists = [row.domains, row.patterns, row.mx, row.webmailHosts, row.suffixes, hosts];
  // A carrier has many gateways, but only one row among the break-ins; only there does its name count.
  const carrier = row.domain === undefined ? row.carrier : undefined;
  return [...single, carrier, ...lists.flat()].filter((name) => typeof name === 'string');
}
