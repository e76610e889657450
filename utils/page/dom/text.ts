/** Text helpers for what pages show as addresses. They do not parse: parsing addresses is the core's work. */
import { outline } from '../../core/address-text.ts';
import { stripPadding } from '../../core/domain.ts';

/** Returns the text as a person sees it: without invisible characters, white space as single blanks. */
export function cleanText(raw: string): string {
  return stripPadding(raw).replace(/\s+/g, ' ').trim();
}

/**
 * Returns a list field's value on one line. Line ends separate addresses, except between a name and the bracketed
 * address on the next line.
 */
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
 * Returns the plain addr-specs in a text to which mail goes, in order. Leaves out quoted local parts and whatever
 * stands inside quotes or in the place of a display name.
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

/**
 * Returns the keys by which address texts are compared: the text's addr-specs, or the whole text where it holds more
 * than these.
 */
export function keysOf(text: string): string[] {
  const specs = addrSpecs(text);
  return specs.length > 0 && specs.length === outline(text).split('@').length - 1 ? specs : [text];
}

/**
 * Returns a chip's text without the words around its address ("..., press Delete to remove", a closing cross).
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
 * Returns the index at which the last entry of an address list begins: after the last separator outside quotes and
 * angle brackets. An unclosed quote belongs to the entry that is being typed, unless an address follows it.
 */
function lastEntry(list: string): number {
  const lines = outline(list);
  const open = lines.search(/<[^<>]*$|(?<![^\s,;<])"[^"@]*$/);
  return /^[^]*[,;|\n，；、\u060c\u061b]/.exec(open < 0 ? lines : lines.slice(0, open))?.[0].length ?? 0;
}

/** Returns a list's entries before the one that is still being typed. */
export function finishedEntries(list: string): string {
  return list.slice(0, lastEntry(list));
}

/** Returns the entry that is still being typed. */
export function openEntry(list: string): string {
  return cleanText(list.slice(lastEntry(list)));
}

/** Whether an entry ends in a complete address: `x@y.zz` or `<x@y.zz>`. */
export function isWholeAddress(entry: string): boolean {
  return /[^\s@<>]@[^\s@<>]+\.[^\s@<>.,;]{2,}>?$/.test(entry);
}

/** Returns the display names in a list, as written before `<`, without their quotes. */
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
