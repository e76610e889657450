// @vitest-environment jsdom
import { expect, test } from 'vitest';
import {
  addressText,
  addrSpecs,
  cleanList,
  cleanText,
  displayNames,
  finishedEntries,
  isWholeAddress,
  keysOf,
  openEntry,
} from '../../../utils/page/dom/text.ts';

test('zero-width and bidirectional characters are no part of an address', () => {
  expect(cleanText('\u200bbob@\u200dexa\u00admple.com\u200e\u202e\u2066 ')).toBe('bob@example.com');
});

test('a joiner stays where it makes another name of a domain, and goes where it only pads', () => {
  expect(cleanText('\u200d info@می\u200cخواهم.com\u200c')).toBe('info@می\u200cخواهم.com');
  expect(cleanText('\u200e\u2068To:\u2069')).toBe('To:');
});

test.each([
  ['bob@x.example', 'bob@x.example'],
  ['bob@x.example，按 Delete 键删除', 'bob@x.example'],
  ['mailto:bob@x.example', 'bob@x.example'],
  ['‘bob@x.example’ ×', '‘bob@x.example’'],
  ['Bob <bob@x.example>', 'Bob <bob@x.example>'],
  ['bob@x.example, press Delete to remove', 'bob@x.example'],
  ['Bob <bob@x.example> ×', 'Bob <bob@x.example>'],
  ['bob@x.example (Bob)', 'bob@x.example'],
  ['"safe@good.example" <evil@bad.example>', '"safe@good.example" <evil@bad.example>'],
  ['safe@good.example <evil@bad.example>', 'safe@good.example <evil@bad.example>'],
  ['"a b"@x.example', '"a b"@x.example'],
  ['x@good.example@bad.example', 'x@good.example@bad.example'],
  ['a@x.example b＠y.example', 'a@x.example b＠y.example'],
  ['Bob', 'Bob'],
])('of a chip %j is read as %j', (raw, text) => {
  expect(addressText(raw)).toBe(text);
});

test('line ends separate addresses in a list, separators at its ends are dropped', () => {
  expect(cleanList(' a@x.example\nb@y.example;\n c@z.example, ')).toBe(
    'a@x.example, b@y.example; c@z.example',
  );
});

test('a line end between a name and its address separates nothing', () => {
  expect(cleanList('Ann Miller\r\n\t<a@x.example>\nb@y.example\n<c@z.example>')).toBe(
    'Ann Miller <a@x.example>, b@y.example, <c@z.example>',
  );
});

test.each([
  ['a@x.example, b@y', 'a@x.example,', 'b@y'],
  ['"Adams, Al', '', '"Adams, Al'],
  ['"Adams, Al" <a@x.example>; bo', '"Adams, Al" <a@x.example>;', 'bo'],
  ['"a\\", b" <a@x.example>', '', '"a\\", b" <a@x.example>'],
  ['<a@x.example,b', '', '<a@x.example,b'],
  ['19" rack <a@x.example>; bo', '19" rack <a@x.example>;', 'bo'],
  ['"Al <a@x.example>, bo', '"Al <a@x.example>,', 'bo'],
  ['Al <a@x.example, Bo <b@y.example>, c', 'Al <a@x.example, Bo <b@y.example>,', 'c'],
  ['a@x.example，b', 'a@x.example，', 'b'],
])('of the list %j the entries %j are finished, %j is open', (list, finished, open) => {
  expect([finishedEntries(list), openEntry(list)]).toEqual([finished, open]);
});

test.each([
  ['bob@example.com', true],
  ['Bob <bob@example.com>', true],
  ['bob@example', false],
  ['bob@example.c', false],
  ['bob@example.', false],
  ['@example.com', false],
  ['bob', false],
])('%j is a whole address: %j', (entry, whole) => {
  expect(isWholeAddress(entry)).toBe(whole);
});

test('display names of a list, addresses without one left out', () => {
  expect(displayNames('"Adams, A" <a@x.example>, Bob B <b@x.example>, c@x.example')).toContain('Bob B');
  expect(displayNames('"Team, Blue" <x@y.example>, "A \\"B\\" C" <b@x.example>')).toEqual([
    'Team, Blue',
    'A "B" C',
  ]);
  expect(addrSpecs('btn:bob@x.example, <c@y.example>')).toEqual(['bob@x.example', 'c@y.example']);
});

test.each([
  ['Bob <bob@x.example>', ['bob@x.example']],
  ['a@x.example, "B, C" <b@x.example>', ['a@x.example', 'b@x.example']],
  ['"a@x.example" <b@x.example>', ['b@x.example']],
  ['a@x.example <b@x.example>', ['a@x.example <b@x.example>']],
  ['"a b"@x.example', ['"a b"@x.example']],
  ['Bob', ['Bob']],
])('%j is known by %j: an address in a name is nobody that was listed', (text, keys) => {
  expect(keysOf(text)).toEqual(keys);
});

test.each(['a', '@', '"', '<', ' ', '\n', ',', '\u200e', '"a ', '\\"', 'a@b ', '\n<a@b>', 'a.'])(
  'a hundred thousand %j are read in a time that grows with their number only',
  (sign) => {
    const text = `x${sign.repeat(100_000 / sign.length)}x`;
    for (const read of [
      cleanText,
      cleanList,
      addrSpecs,
      addressText,
      finishedEntries,
      openEntry,
      displayNames,
      isWholeAddress,
    ])
      expect(read(text)).toBeDefined();
  },
);
