/** Which file fields of pages accept an encrypted file. */
import { expect, it } from 'vitest';
import { takesSealed } from '../../utils/encrypt/field.ts';

it.each<[string, boolean]>([
  ['', true],
  [' , ', true],
  ['.pdf,.AGE', true],
  ['application/octet-stream', true],
  ['*/*', true],
  ['.pdf', false],
  ['image/*, .png', false],
  ['.agent', false],
])('a field that accepts %j takes an encrypted file: %s', (accept, isTaken) => {
  expect(takesSealed(accept, '.age')).toBe(isTaken);
  expect(takesSealed(accept.replace('.age', '.gpg').replace('.AGE', '.GPG'), '.gpg')).toBe(isTaken);
});
