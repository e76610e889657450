// @vitest-environment jsdom
/**
 * The structure that a person copies for whoever writes an adapter for a page: enough to build a fixture, and nothing
 * personal.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { structureOf } from '../../../utils/page/health/structure.ts';
import { isFixedValue, isKnownLabel, isKnownWord } from '../../../utils/page/health/vocabulary.ts';
import { openPage } from '../pages.ts';

const structure = (html: string) => structureOf(openPage(html, 'https://any.example/'));

test.each([
  [
    'tags, roles and states stay',
    '<div role="dialog" aria-modal="true"></div>',
    '<div role="dialog" aria-modal="true">',
  ],
  ['labels that every webmail has stay', '<label>To:</label>', 'To:'],
  ['in other languages, too', '<button>Envoyer</button>', 'Envoyer'],
  ['any other text is a sign that there was one', '<p>The door code is 4711</p>', '\u2026'],
  [
    'an address is a stand-in',
    '<span title="ann@example.org">Ann</span>',
    'title="\u2026 &#60;person1@example.org>"',
  ],
  [
    'words of the trade stay in names',
    '<div class="compose-recipients_list"></div>',
    'class="compose-recipients_list"',
  ],
  [
    'names that makers gave stay',
    '<div class="M9 aoT ms-Button" id="rcmfd"></div>',
    '<div class="M9 aoT ms-Button" id="rcmfd">',
  ],
  [
    'words that are written together are words',
    '<i class="composeKiwiField">Kiwi</i>',
    'class="composex1Field"',
  ],
  ['a name that is a word of the page is a stand-in', '<i class="row-kiwi"></i>Kiwi', 'class="row-x1"'],
  ['so is one with somebody in it', '<i id="asmith"></i>ann.smith@example.org', 'id="x1"'],
  ['so is a number', '<i id="msg-f:1789302"></i>', 'id="msg-f:x1"'],
  ['what a page knows is a stand-in, whatever it is', '<i data-owner="quince"></i>', 'data-owner="x1"'],
  ['an address of a page goes', '<a href="https://any.example/ann">x</a>', '<a href>'],
  ['a script goes', '<p onclick="tell(4711)">x</p>', '<p onclick>'],
])('%s', (_, html, told) => {
  expect(structure(html)).toContain(told);
});

test('the same word and the same address have the same stand-in', () => {
  const html =
    '<label for="f-kiwi">kiwi</label><input id="f-kiwi" value="Ann@example.org"><i>ann@example.org, bob@example.org</i>';
  expect(structure(html).match(/x\d+/g)).toEqual(['x1', 'x1']);
  expect(structure(html).match(/person\d/g)).toEqual(['person1', 'person1', 'person2']);
});

test('shadow trees are told, ours is not, and of siblings that are alike three', () => {
  const document = openPage('<div id="a"></div><p id="ours"></p><ul></ul>', 'https://any.example/');
  const [a, ours, list] = document.body.children;
  if (a) a.attachShadow({ mode: 'open' }).innerHTML = '<input name="to">';
  if (ours) ours.attachShadow({ mode: 'open' }).innerHTML = '<b></b>';
  if (list) list.innerHTML = '<li class="row"></li>'.repeat(50);
  const told = structureOf(document, ours);
  expect(told).toContain('<template shadowrootmode="open">');
  expect(told).toContain('name="to"');
  expect(told).not.toContain('<b>');
  expect(told.match(/<li/g)).toHaveLength(3);
});

test('a page without end is told to its four thousandth element, and one without a body is empty', () => {
  const many = Array.from({ length: 6000 }, (_, i) => `<p class="c${String(i)}"></p>`).join('');
  expect(structure(many).match(/<p/g)).toHaveLength(4000);
  const none = openPage('', 'https://any.example/');
  none.body.remove();
  expect(structureOf(none)).toBe('\n');
});

test('names of a form that hide its own properties hide nothing from it', () => {
  const told = structure(
    '<form><input name="attributes"><input name="childNodes"><input name="localName"></form>',
  );
  expect(told.match(/<input/g)).toHaveLength(3);
});

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'adapters');
const PAGES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.html'),
);

/** Returns words in the page's texts that are not common labels or vocabulary, of at least four letters each. */
function ownWords(document: Document): string[] {
  const walker = document.createTreeWalker(document.body, 4);
  const words: string[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue ?? '';
    if (!isKnownLabel(text)) words.push(...(text.match(/\p{L}{4,}/gu) ?? []));
  }
  return words.filter((word) => !isKnownWord(word.toLowerCase()));
}

test(
  'of no captured page a word is told that stands in its text, and each can be read again',
  { timeout: 60_000 },
  () => {
    expect(PAGES.length).toBeGreaterThan(50);
    for (const file of PAGES) {
      const document = openPage(readFileSync(join(FOLDER, file), 'utf8'), 'https://any.example/');
      for (const script of document.querySelectorAll('script, style')) script.remove();
      const told = structureOf(document);
      const values = [...told.matchAll(/"([^"]*)"|>([^<]*)</g)]
        .map(([, value, text]) => value ?? text ?? '')
        .join(' ');
      const parts = new Set(values.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
      const leaked = ownWords(document).filter(
        (word) => parts.has(word.toLowerCase()) && !isFixedValue(word) && !/^(person|example)$/i.test(word),
      );
      expect(leaked, file).toEqual([]);
    }
  },
);
