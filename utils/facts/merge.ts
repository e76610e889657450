/** Puts rows that were made anew into the text of a table, one row a line, in its order. Pure. */

type Row = Readonly<Record<string, unknown>>;

const textOf = (row: Row) => JSON.stringify(row);
const named = (row: Row) => `${String(row.operator)} ${String(row.patterns ?? row.domains)}`;

/** A table as its file has it. */
export const render = (rows: readonly object[]): string =>
  `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;

/** The table of operators or of mail domains with `is` in the place of `was`, in its order. */
export function withRows(rows: readonly object[], was: readonly object[], is: readonly object[]): object[] {
  const gone = new Set(was.map((row) => textOf(row as Row)));
  return [...rows.filter((row) => !gone.has(textOf(row as Row))), ...is].sort((a, b) =>
    named(a as Row) < named(b as Row) ? -1 : 1,
  );
}

/** The table of policies with these rows, each of one domain, in the place of what it said of that domain. */
export function withPolicies<R extends { readonly domains: readonly string[]; readonly mechanism: string }>(
  rows: readonly R[],
  made: readonly R[],
): R[] {
  const isNew = (mechanism: string, name: string) =>
    made.some((row) => row.mechanism === mechanism && row.domains.includes(name));
  const kept = rows.flatMap((row) => {
    const domains = row.domains.filter((name) => !isNew(row.mechanism, name));
    return domains.length === 0 ? [] : [{ ...row, domains }];
  });
  return [...kept, ...made];
}

/** The shared sources with the page on which what was seen can be read. */
export const withSource = <R extends { readonly id: string }>(sources: readonly R[], row: R): R[] => [
  ...sources.filter(({ id }) => id !== row.id),
  row,
];
