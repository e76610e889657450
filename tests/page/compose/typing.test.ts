// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gmail } from '../../../utils/adapters/gmail.ts';
import { roundcube } from '../../../utils/adapters/roundcube.ts';
import { enter, leave, one, pass, press, startWatch, type, type Watched } from '../acting.ts';
import { openFixture } from '../pages.ts';

const INPUT = '.anm[name="to"] input[peoplekit-id]';

let document: Document;
let watched: Watched;
let input: Element;

beforeEach(async () => {
  vi.useFakeTimers();
  document = openFixture('tests/fixtures/adapters/gmail/2026-fullscreen.html');
  watched = await startWatch(document, gmail);
  input = one(document, INPUT);
  enter(input);
});
afterEach(() => {
  watched.end();
  vi.useRealTimers();
});

test('nothing is reported while a person types an address', async () => {
  for (const key of 'bob@example.com') {
    type(input, key);
    await pass(900);
  }
  expect(watched.drafts.length).toBe(1);
});

test.each([',', ';', ' ', 'Enter', 'Tab'])('%j after a whole address finishes it', async (key) => {
  type(input, 'bob@example.com');
  press(input, key);
  await pass(0);
  expect(watched.last()).toEqual(['bob@example.com', 'alice@one.example']);
});

test.each([{ isComposing: true }, { keyCode: 229 }])(
  'a key of an input method (%o) finishes no address, and the next key does',
  async (taken) => {
    type(input, 'bob@example.com');
    for (const key of [',', ';', ' ', 'Enter', 'Tab']) {
      press(input, key, taken);
      await pass(0);
    }
    expect(watched.drafts.length).toBe(1);
    press(input, 'Enter');
    await pass(0);
    expect(watched.last()).toEqual(['bob@example.com', 'alice@one.example']);
  },
);

test('a rest after a whole address finishes it, after half an address it does not', async () => {
  type(input, 'bob@exa');
  await pass(4000);
  expect(watched.drafts.length).toBe(1);
  type(input, 'mple.com');
  await pass(1600);
  expect(watched.last()).toContain('bob@example.com');
});

test('text that is left behind is reported, whatever it is', async () => {
  type(input, 'bob');
  leave(input);
  await pass(0);
  expect(watched.last()).toEqual(['bob', 'alice@one.example']);
});

test('an address that the app turns into a chip is reported once', async () => {
  input.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter') return;
    const chip = document.createElement('div');
    chip.setAttribute('role', 'option');
    chip.setAttribute('data-name', 'Bob');
    chip.setAttribute('data-hovercard-id', (input as HTMLInputElement).value);
    (input as HTMLInputElement).value = '';
    one(document, '.anm[name="to"] [role=listbox]').append(chip);
  });
  type(input, 'bob@example.com');
  press(input, 'Enter');
  await pass(3000);
  expect(watched.drafts.length).toBe(2);
  expect(watched.last()).toEqual(['alice@one.example', 'bob@example.com']);
});

test('picking a suggestion by Enter does not report the half word', async () => {
  type(input, 'bo');
  press(input, 'Enter');
  await pass(500);
  expect(watched.drafts.length).toBe(1);
});

test('in a list field the entries before the one being typed count', async () => {
  watched.end();
  document = openFixture('tests/fixtures/adapters/roundcube/2026-larry.html');
  watched = await startWatch(document, roundcube);
  const list = one(document, '#_to');
  enter(list);
  type(list, 'carl@three.example, da');
  await pass(2000);
  expect(watched.last()?.[0]).toMatch(/bob@two\.example, carl@three\.example$/);
  leave(list);
  await pass(0);
  expect(watched.last()?.[0]).toMatch(/carl@three\.example, da$/);
});
