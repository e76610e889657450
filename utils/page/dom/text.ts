/** Pure text work on what pages show as addresses. Not a parser: parsing addresses is core's work. */
import { outline } from '../../core/address-text.ts';
import { stripPadding } from '../../core/domain.ts';

/** Text as a person sees it: invisible characters gone, white space as single blanks. */
export function cleanText(raw: string): string {
  return stripPadding(raw).replace(/\s+/g, ' ').trim();
}

/** A list field's value as one text: line ends separate addresses there, but for a name and the address in brackets below it. */
export function cleanList(raw: string): string {
  const lines = raw.split(/[\r\n]+/).map((line) => line.trim());
  const joined = lines.map((line, i) => {
    const before = lines[i - 1] ?? ',';
    const goesOn =
      /[,;]$/.test(before) || (line.startsWith('<') && !/@[^,;|，；、\u060c\u061b]*$/.test(before));
    return (goesOn ? ' ' : ', ') + line;
  });
  return (/^[^]*[^,;\s]/.exec(cleanText(joined.join('')))?.[0] ?? '').replace(/^[,;\s]+/, '');
}

/**
 * Plain addr-specs in a text that receive mail, in order. Quoted local parts are not among them, nor what stands in
 * quotes or where a name does.
 */
export function addrSpecs(text: string): string[] {
  return outline(text)
    .split(/[,;>]/)
    .flatMap((entry) => {
      const inner = entry.slice(entry.lastIndexOf('<') + 1);
      return (inner.includes('@') ? inner : entry).split(/[\s<()[\]:"\\\0，；、：\u060c\u061b]+/);
    })
    .filter((word) => /^[^@]+@[^@]+$/.test(word));
}

/** By what an address text is known from another one: its addr-specs, or itself where it holds more than these. */
export function keysOf(text: string): string[] {
  const specs = addrSpecs(text);
  return specs.length > 0 && specs.length === outline(text).split('@').length - 1 ? specs : [text];
}

/**
 * A chip's text without the words around its address ("… , press Delete to remove", "×").
 * Unchanged where that is not certain: more than one `@`, quotes, no plain address.
 */
export function addressText(raw: string): string {
  const text = cleanText(raw);
  const [spec, ...more] = addrSpecs(text);
  if (spec === undefined || more.length > 0 || text.split(/[@＠]/).length !== 2) return text;
  const angle = text.indexOf(`<${spec}>`);
  if (angle >= 0) return text.slice(0, angle + spec.length + 2);
  return text.includes('"') ? text : spec;
}

/**
 * Where the last entry of an address list begins: after the last sign that ends one, outside quotes and angles. A quote
 * that is open is being typed, unless an address follows it.
 */
function lastEntry(list: string): number {
  const lines = outline(list);
  const open = lines.search(/<[^<>]*$|(?<![^\s,;<])"[^"@]*$/);
  return /^[^]*[,;|\n，；、\u060c\u061b]/.exec(open < 0 ? lines : lines.slice(0, open))?.[0].length ?? 0;
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

/** Display names of a list's entries, as written before `<`, without their quotes. */
export function displayNames(list: string): string[] {
  return [...outline(list).matchAll(/[^<>,;|\n，；、\u060c\u061b]+(<?)/g)].flatMap(
    ({ 0: { length }, 1: angle, index }) =>
      angle
        ? list
            .slice(index, index + length - 1)
            .trim()
            .replace(/^"|"$|\\(?=["\\])/g, '')
        : [],
  );
}
