/**
 * Comments in a list of recipients (RFC 5322 §3.2.2): what ends an entry inside them, and where they stand in an
 * addr-spec. Linear time.
 */
import { outline } from './address-text.ts';

/** Returns the start and end index of each outermost comment in an outline. */
function commentsOf(lines: string): readonly (readonly [number, number])[] {
  const open: number[] = [];
  const comments: [number, number][] = [];
  for (const { 0: sign, index } of lines.matchAll(/[()]/g)) {
    if (sign === '(') open.push(index);
    const start = sign === ')' ? open.pop() : undefined;
    if (start === undefined) continue;
    while ((comments.at(-1)?.[0] ?? -1) > start) comments.pop();
    comments.push([start, index]);
  }
  return comments;
}

/** Returns `lines` with each comment, up to its `)`, replaced by what `change` returns for it. */
function changed(lines: string, change: (comment: string) => string): string {
  let out = '';
  let done = 0;
  for (const [start, end] of commentsOf(lines)) {
    out += lines.slice(done, start) + change(lines.slice(start, end));
    done = end;
  }
  return out + lines.slice(done);
}

/** Returns an outline in which everything inside a comment that would end an entry is a space. */
export function closeComments(lines: string): string {
  return changed(lines, (comment) =>
    // A bar between letters becomes `]`, so that the address that it may be part of counts as torn.
    comment.replace(/(?<=[^\s(<])\|(?=[^\s)>])/g, ']').replace(/[,;|:]/g, ' '),
  );
}

/** Comments (as U+0002) between an `@` and a word, touching both. */
const TOUCHING = /(?<=[^\s,;:|<>()@"\x02])\x02+(?=@)|(?<=@)\x02+(?=[^\s,;:|<>()@"\x02])/g;
/** An entry that begins with an addr-spec whose `@` is surrounded by blanks or comments; captures these. */
const BEGINNING =
  /((?:^|[,;:|\n<])(?:[^\S\n]|\x02)*[^\s,;:|<>()@"\0\x02]+)((?:[^\S\n]|\x02)*@(?:[^\S\n]|\x02)*)(?=[^\s,;:|<>()@"\x02])/g;

/**
 * Returns the list without the comments around the `@` of its addr-specs and the blanks beside these comments, since
 * servers accept both (RFC 5322 §3.4.1). `unsure` counts the addr-specs that had blanks, where a name and half an
 * address may have been meant. Blanks without a comment stay, and so does a comment that follows several words or a
 * quote.
 */
export function withoutComments(text: string): { list: string; unsure: number } {
  if (!text.includes('(')) return { list: text, unsure: 0 };
  const lines = changed(outline(text), (comment) =>
    /[@\\]/.test(comment) ? comment : '\x02'.repeat(comment.length),
  ).replace(/(?<=\x02)\)/g, '\x02');
  let unsure = 0;
  const marked = lines
    .replace(BEGINNING, (all: string, entry: string, around: string) => {
      if (!around.includes('\x02')) return all;
      if (/\s/.test(around)) unsure += 1;
      return entry + around.replace(/[^@]/g, '\x03');
    })
    .replace(TOUCHING, (comments) => '\x03'.repeat(comments.length));
  const kept = Array.from(marked.matchAll(/[^\x03]+/g), ({ 0: { length }, index }) =>
    text.slice(index, index + length),
  );
  return { list: kept.join(''), unsure };
}
