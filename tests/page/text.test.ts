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
  openEntry,
} from '../../utils/page/text.ts';

test('zero-width and bidirectional characters are no part of an address', () => {
  expect(cleanText('\u200bbob@\u200dexa\u00admple.com\u200e\u202e\u2066 ')).toBe('bob@example.com');
});

test.each([
  ['bob@x.example', 'bob@x.example'],
  ['Bob <bob@x.example>', 'Bob <bob@x.example>'],
  ['bob@x.example, press Delete to remove', 'bob@x.example'],
  ['Bob <bob@x.example> ×', 'Bob <bob@x.example>'],
  ['bob@x.example (Bob)', 'bob@x.example'],
  ['"safe@good.example" <evil@bad.example>', '"safe@good.example" <evil@bad.example>'],
  ['safe@good.example <evil@bad.example>', 'safe@good.example <evil@bad.example>'],
  ['"a b"@x.example', '"a b"@x.example'],
  ['x@good.example@bad.example', 'x@good.example@bad.example'],
  ['Bob', 'Bob'],
])('of a chip %j is read as %j', (raw, text) => {
  expect(addressText(raw)).toBe(text);
});

test('line ends separate addresses in a list, separators at its ends are dropped', () => {
  expect(cleanList(' a@x.example\nb@y.example;\n c@z.example, ')).toBe(
    'a@x.example, b@y.example; c@z.example',
  );
});

test.each([
  ['a@x.example, b@y', 'a@x.example,', 'b@y'],
  ['"Adams, Al', '', '"Adams, Al'],
  ['"Adams, Al" <a@x.example>; bo', '"Adams, Al" <a@x.example>;', 'bo'],
  ['"a\\", b" <a@x.example>', '', '"a\\", b" <a@x.example>'],
  ['<a@x.example,b', '', '<a@x.example,b'],
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
  expect(addrSpecs('btn:bob@x.example, <c@y.example>')).toEqual(['bob@x.example', 'c@y.example']);
});
