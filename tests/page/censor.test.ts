// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { renderStructure } from '../../utils/page/censor.ts';
import { one } from './acting.ts';
import { openFixture, openPage } from './pages.ts';
import { FIXTURES } from '../adapters/fixtures.ts';

test('structure stays, texts and values go', () => {
  const document = openPage(
    '<form role="main" class="a b"><input name="to" value="x" data-z="Bob"><p>Hello</p></form>',
    'https://a.example/',
  );
  expect(renderStructure(one(document, 'form'))).toBe(
    '<form role="main" class="a b">\n  <input name="to" value="…" data-z="…">\n  <p>\n    …',
  );
});

test('a number or an address in an allowed attribute goes too', () => {
  const document = openPage(
    '<i class="id-123456" data-testid="btn:bob@x.example" name="Bob">',
    'https://a.example/',
  );
  expect(renderStructure(one(document, 'i'))).toBe('<i class="…" data-testid="…" name="…">');
});

test.each(FIXTURES)('no address of $name is left', ({ path }) => {
  const text = renderStructure(openFixture(path).body);
  expect(text).not.toMatch(/@|alice|adams|example/i);
});
