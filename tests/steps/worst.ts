/** Texts that break parsers: one piece repeated, with an end that makes everything before it useless. */
const SIGNS = [' ', '\t', '\n', ',', ';', ':', '"', '\\', '(', ')', '<', '>', '@', '.', 'a', '[', ']', "'", '`', '{', '}', '=', '-', '/', '\u200b', '\u200e', '“', '?', '&', 'é', '|', '*', '+', '1', '#', '%', '_']; // prettier-ignore
const PIECES = ['=?', 'a@b.c ', '"a" ', '<a@b.c>,', '@a', '.a', 'a.', '-a', 'http:', '","', ' (', ') ', '\\"', 'a, ', '{?dns}', 'mx: a\n', 'v=', 'id=1;', '1.2.', '\r\n', ' <', '"<', '\n ', '" ', ' "', ':a', '[1', '@[', '--', 'xn--', '*.', '00', '+1']; // prettier-ignore
const AROUND = [['', ''], ['a', '!'], ['', ' x@y.z'], ['"', 'x@y.z'], ['a', '"'], ['<', '>']] as const; // prettier-ignore

/** Every worst case: a name, and a function that makes the text, with about this many characters. */
export const WORST = [...SIGNS, ...PIECES].flatMap((piece) =>
  AROUND.map(([start, end]) => ({
    name: JSON.stringify(`${start}${piece}…${end}`),
    make: (length: number) => start + piece.repeat(Math.ceil(length / piece.length)) + end,
  })),
);
