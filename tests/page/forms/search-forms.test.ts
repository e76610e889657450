// @vitest-environment jsdom
/** What is a search, and what is reported although it is called one. */
import { beforeEach, expect, test } from 'vitest';
import { isSearch } from '../../../utils/page/forms/sensitive.ts';

beforeEach(() => {
  document.body.innerHTML = '';
});
const formIn = (html: string) => {
  document.body.innerHTML = html;
  return document.querySelector('form') as Element;
};

test.each([
  ['the role and a line', '<form role=search><input name=x></form>'],
  ['the element and a line', '<search><form><input name=x></form></search>'],
  ['the role and nothing', '<form role=search><button>Go</button></form>'],
  ['a line named so', '<form><input type=hidden name=password><input name=q><button>Go</button></form>'],
  ['a line and a honeypot', '<form role=search><input name=x><input name=y tabindex=-1></form>'],
  ['a line and its hint', '<form><input class=hint aria-hidden=true><input type=search name=x></form>'],
  ['a query about something sensitive', '<form><input name=q placeholder="Search health insurance"></form>'],
  [
    'filters',
    '<form role=search><input name=q><select name=in><option>All</select><label><input type=checkbox> Health</label></form>',
  ],
  ['an empty field for a picture', '<form role=search><input name=q><input type=file name=picture></form>'],
])('a search: %s', (_, html) => {
  expect(isSearch(formIn(html))).toBe(true);
});

test.each([
  ['the role and a password', '<form role=search><input name=q><input type=password name=p></form>'],
  [
    'the element and a card number',
    '<search><form><input name=q><input autocomplete=cc-number></form></search>',
  ],
  ['the role and an account number', '<form role=search><input name=account></form>'],
  ['the role and a letter', '<form role=search><input name=q><textarea name=note></textarea></form>'],
  ['the role and a second line', '<form role=search><input name=q><input name=street></form>'],
  ['a line named so that hides what is typed', '<form><input type=password name=q></form>'],
  ['a line named so for a one-time code', '<form><input name=query autocomplete=one-time-code></form>'],
  ['a form named so with a password', '<form id=search><input type=password name=p></form>'],
  ['a query and a birthday', '<form><input name=q><input type=date name=birthday></form>'],
  ['a query and a card’s month', '<form><input name=q><select autocomplete=cc-exp-month></select></form>'],
])('no search: %s', (_, html) => {
  expect(isSearch(formIn(html))).toBe(false);
});

test.each(['<form role=search><input type=file></form>', '<form><input name=q><input type=file></form>'])(
  'no search once a file was chosen: %s',
  (html) => {
    const form = formIn(html);
    const field = form.querySelector('[type=file]') as HTMLInputElement;
    Object.defineProperty(field, 'files', { value: [{}] });
    expect(isSearch(form)).toBe(false);
  },
);
