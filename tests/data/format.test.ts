import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../utils/data/schema.ts';
import { namesOf, rowsOf, tableNames, textOf } from './tables.ts';

/** Renders one row a line, so that a changed row is one changed line in a diff. */
const render = (rows: readonly unknown[]) =>
  `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;

const sorted = (names: readonly string[]) => [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

describe.each(tableNames)('table %s', (name) => {
  const rows = rowsOf(name);

  it('has the columns and values that its schema asks for', () => {
    expect(schemas[name].safeParse(rows).error).toBeUndefined();
  });

  it('is written one row a line, without spaces, and ends with a newline', () => {
    expect(textOf(name)).toBe(render(rows));
  });

  it('names nothing twice', () => {
    const names = rows.flatMap(namesOf);
    expect(names.filter((item, index) => names.indexOf(item) !== index)).toEqual([]);
  });

  it('lists the names inside a row in order', () => {
    for (const { domains, patterns, hosts, paths } of rows) {
      const places = name === 'chats' ? [hosts, paths] : [];
      for (const names of [domains, patterns, ...places])
        if (Array.isArray(names)) expect(names).toEqual(sorted(names));
    }
  });

  it('claims no date in the future', () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    expect(rows.filter(({ asOf }) => asOf > tomorrow)).toEqual([]);
  });
});

describe('the order of rows', () => {
  const single = tableNames.filter((name) => ['gateways', 'senders', 'chats'].includes(name));

  it.each(single)('%s is sorted by name', (name) => {
    const names = rowsOf(name).map((row) => namesOf(row)[0] ?? '');
    expect(names).toEqual(sorted(names));
  });

  it.each([
    ['mail-domains', 'operator'],
    ['operators', 'operator'],
    ['e2e-mail', 'provider'],
  ] as const)('%s is sorted by %s', (name, field) => {
    const names = rowsOf(name).map((row) => `${String(row[field])} ${String(row.domains ?? row.patterns)}`);
    expect(names).toEqual(sorted(names));
  });
});

describe('names reach no further than one organisation', () => {
  it.each([
    ...(['gateways', 'operators', 'mail-domains', 'e2e-mail', 'senders'] as const),
    ...(['mail-policies', 'transfer-services', 'chats'] as const),
  ])('%s', (name) => {
    const apps = name === 'chats' ? ['hosts', 'suffixes'] : null;
    // Rows where the provider holds the keys are exempt: that the service can read is true whoever owns a host below
    // it.
    const rows = rowsOf(name).filter(({ keys }) => keys !== 'provider');
    const names = rows.flatMap((row) =>
      apps ? apps.flatMap((field) => (row[field] ?? []) as string[]) : namesOf(row),
    );
    const bases = names.map((item) => item.replace(/^\*\./, ''));
    const suffixes = bases.filter((base) => getDomain(base, { allowPrivateDomains: true }) === null);
    expect(suffixes, 'these are public suffixes: strangers own what is below them').toEqual([]);
  });
});
