/** Below which names can anybody have one (`co.uk`, `github.io`)? */

/** Can anybody register a name right below this one? The name is in lower case and A-labels. */
export type IsSuffix = (name: string) => boolean;

/** Answers by a public suffix list as `suffixTable` writes it: rules parted by blanks (publicsuffix.org/list, "Algorithm"). */
export function suffixesIn(table: string): IsSuffix {
  const rules = new Set(table.split(' '));
  return (name) =>
    !rules.has(`!${name}`) && (rules.has(name) || rules.has(`*.${name.slice(name.indexOf('.') + 1)}`));
}
