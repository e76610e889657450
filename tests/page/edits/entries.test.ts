import { describe, expect, it } from 'vitest';
import { withDomain, withoutEntry } from '../../../utils/page/edits/entries.ts';

describe('taking an address out of a text', () => {
  it.each([
    ['a@x.org, b@y.org, c@z.org', 'b@y.org', 'a@x.org, c@z.org'],
    ['a@x.org, b@y.org, c@z.org', 'a@x.org', 'b@y.org, c@z.org'],
    ['a@x.org, b@y.org, c@z.org', 'c@z.org', 'a@x.org, b@y.org'],
    ['a@x.org;b@y.org;', 'b@y.org', 'a@x.org;'],
    ['a@x.org\nb@y.org\nc@z.org', 'b@y.org', 'a@x.org\nc@z.org'],
    ['b@y.org', 'b@y.org', ''],
    ['"Doe, Jane" <b@y.org>, Ann  A. <a@x.org>,', 'b@y.org', 'Ann  A. <a@x.org>,'],
    ['Ann  A. <a@x.org> ,\t"Doe, Jane; b@y.org" <b@y.org>', 'b@y.org', 'Ann  A. <a@x.org> '],
    ['a@x.org b@y.org c@z.org', 'b@y.org', 'a@x.org c@z.org'],
    ['a@x.org b@y.org', 'b@y.org', 'a@x.org'],
    ['B@Y.org, a@x.org', 'B@y.org', 'a@x.org'],
    ['b@y.org, a@x.org, Bob <b@y.org>, c@z.org', 'b@y.org', 'a@x.org, c@z.org'],
    ['a@x.org\u3001b@y.org', 'b@y.org', 'a@x.org'],
    ['a@x.org, somebody, b@y.org', 'b@y.org', 'a@x.org, somebody'],
  ])('%j without %s', (text, name, left) => {
    expect(withoutEntry(text, name)).toBe(left);
  });

  it.each([
    ['a@x.org', 'b@y.org'],
    ['a@x.org <b@y.org> c@z.org', 'b@y.org'],
    ['xb@y.org', 'b@y.org'],
    ['b@y.org.au, a@x.org', 'b@y.org'],
    ['Team: a@x.org b@y.org <c@z.org>;', 'b@y.org'],
  ])('%j: %s is no entry of it', (text, name) => {
    expect(withoutEntry(text, name)).toBeNull();
  });
});

describe('another domain in an address', () => {
  it.each([
    ['Ann <ann@gmial.com>, b@y.org', 'Ann <ann@gmail.com>, b@y.org'],
    ['b@y.org;  ann@GMIAL.com ', 'b@y.org;  ann@gmail.com '],
    ['"ann@gmial.com" <ann@gmial.com>', '"ann@gmial.com" <ann@gmail.com>'],
  ])('%j', (text, right) => {
    expect(withDomain(text, 'ann@gmial.com', 'gmail.com')).toBe(right);
  });

  it('is put nowhere else', () => {
    expect(withDomain('ann@gmial.com.au', 'ann@gmial.com', 'gmail.com')).toBeNull();
  });
});
