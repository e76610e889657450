/** Below which names can anybody have one (`co.uk`, `github.io`)? */

/** Can anybody register a name right below this one? The name is in lower case and A-labels. */
export type IsSuffix = (name: string) => boolean;

/**
 * The rules in a public suffix list as `suffixTable` writes it: names parted by blanks, behind each in brackets what stands
 * below it; `-` before a name that is no rule itself, `!` before an exception.
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

/** Answers by a public suffix list as `suffixTable` writes it (publicsuffix.org/list, "Algorithm"). */
export function suffixesIn(table: string): IsSuffix {
  const rules = rulesIn(table);
  return (name) =>
    !rules.has(`!${name}`) && (rules.has(name) || rules.has(`*.${name.slice(name.indexOf('.') + 1)}`));
}
