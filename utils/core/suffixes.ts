/** Public suffixes: names below which anybody can register a name (`co.uk`, `github.io`). */

/** Whether anybody can register a name directly below this one. The name is in lower case and A-labels. */
export type IsSuffix = (name: string) => boolean;

/**
 * Returns the rules of a public suffix list in the format of `suffixTable`: names separated by blanks, each followed by
 * the names below it in brackets; `-` before a name that is not itself a rule, `!` before an exception.
 */
export function rulesIn(table: string): ReadonlySet<string> {
  const rules = new Set<string>();
  const above: string[] = [];
  let name = '';
  for (const [part, mark = '', label = ''] of table.matchAll(/[()]|([-!]?)([^ ()]+)/g)) {
    if (part === ')') above.pop();
    else if (part === '(') above.push(`.${name}`);
    else {
      name = `${label}${above.at(-1) ?? ''}`;
      if (mark !== '-') rules.add(`${mark}${name}`);
    }
  }
  return rules;
}

/** Returns the test for public suffixes by a list in `suffixTable`'s format (publicsuffix.org/list, "Algorithm"). */
export function suffixesIn(table: string): IsSuffix {
  const rules = rulesIn(table);
  return (name) =>
    !rules.has(`!${name}`) && (rules.has(name) || rules.has(`*.${name.slice(name.indexOf('.') + 1)}`));
}
