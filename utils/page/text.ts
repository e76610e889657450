/** Pure text work on what pages show as addresses. Not a parser: parsing addresses is core's work. */

/** Zero-width and bidirectional marks (Outlook pads chips with U+200B, Roundcube's groups too), soft hyphen. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** Text as a person sees it: invisible characters gone, white space as single blanks. */
export function cleanText(raw: string): string {
  return raw.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** A list field's value as one text: line ends separate addresses there. */
export function cleanList(raw: string): string {
  return cleanText(
    raw.replace(/([,;]?)[^\S\r\n]*[\r\n]+\s*/g, (_, sign: string) => `${sign || ','} `),
  ).replace(/^[,;\s]+|[,;\s]+$/g, '');
}

/** Plain addr-specs in a text, in order. Quoted local parts are not among them. */
export function addrSpecs(text: string): string[] {
  return text.match(/[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+/g) ?? [];
}

/**
 * A chip's text without the words around its address ("… , press Delete to remove", "×").
 * Unchanged where that is not certain: more than one `@`, quotes, no plain address.
 */
export function addressText(raw: string): string {
  const text = cleanText(raw);
  const [spec, ...more] = addrSpecs(text);
  if (spec === undefined || more.length > 0 || text.split('@').length !== 2) return text;
  const angle = text.indexOf(`<${spec}>`);
  if (angle >= 0) return text.slice(0, angle + spec.length + 2);
  return text.includes('"') ? text : spec;
}

/** Where the last entry of an address list begins: after the last `,` or `;` outside quotes and angles. */
function lastEntry(list: string): number {
  let start = 0;
  let quoted = false;
  let angle = false;
  for (let i = 0; i < list.length; i++) {
    const c = list[i];
    if (c === '\\' && quoted) i++;
    else if (c === '"') quoted = !quoted;
    else if (c === '<' && !quoted) angle = true;
    else if (c === '>' && !quoted) angle = false;
    else if ((c === ',' || c === ';' || c === '\n') && !quoted && !angle) start = i + 1;
  }
  return start;
}

/** A list's entries before the one that is still being typed. */
export function finishedEntries(list: string): string {
  return list.slice(0, lastEntry(list));
}

/** The entry that is still being typed. */
export function openEntry(list: string): string {
  return cleanText(list.slice(lastEntry(list)));
}

/** True where an entry ends in a whole address: `x@y.zz` or `<x@y.zz>`. */
export function isWholeAddress(entry: string): boolean {
  return /[^\s@<>]@[^\s@<>]+\.[^\s@<>.,;]{2,}>?$/.test(entry);
}

/** Display names of a list's entries, as written before `<`. */
export function displayNames(list: string): string[] {
  return [...list.matchAll(/(?:^|[,;])\s*"?([^"<>,;@]+?)"?\s*</g)].flatMap((match) => match[1] ?? []);
}
