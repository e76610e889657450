/** Builds the template of the page that decrypts itself: one file of fixed hash, also for tests (docs/encrypt.md). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { HOLES } from '../encrypt/as-page.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const READER = join(ROOT, 'utils', 'encrypt', 'reader');
/** Global name of the bundle, which exports nothing. */
const READER_NAME = 'reader';
const LOCALES = join(ROOT, 'public', '_locales');

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The keys of the extension's texts that this page uses. */
const OWN = /^(reader_|closed_(?!beside|pgp|wrong_or))/;

/** Returns the message with `$1` in place of a value, as its placeholder says. */
const textOf = ({ message, placeholders = {} }: Message) =>
  message.replace(/\$(\w+)\$/g, (_all, name: string) => placeholders[name.toLowerCase()]?.content ?? '');

/** Returns the page's texts by language, as browsers name it. */
function readTexts(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const languages = readdirSync(LOCALES).sort();
  return Object.fromEntries(
    languages.map((language) => {
      const file = readFileSync(join(LOCALES, language, 'messages.json'), 'utf8');
      const own = Object.entries(JSON.parse(file) as Readonly<Record<string, Message>>)
        .filter(([key]) => OWN.test(key))
        .map(([key, message]) => [key, textOf(message)] as const);
      return [language.replace('_', '-'), Object.fromEntries(own)];
    }),
  );
}

/** Returns the licences of the libraries, which must accompany them. */
const licences = () =>
  ['ciphers', 'hashes']
    .map((name) => {
      const text = readFileSync(join(ROOT, 'node_modules', '@noble', name, 'LICENSE'), 'utf8');
      return `@noble/${name}\n\n${text.trim()}`;
    })
    .join('\n\n');

/** The comment above each part in which the bundler names its file, relative to the folder in which it was started. */
const WHERE_FROM = /^(\s*\/\/ ).*?((?:node_modules|utils)\/\S+)$/gm;

/**
 * Builds the script. Not minified, so that whoever gets the page can read what it does. For browsers of recent years,
 * not only the newest.
 */
async function script(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'es2020',
      minify: false,
      write: false,
      lib: { entry: join(READER, 'page.ts'), name: READER_NAME, formats: ['iife'] },
    },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the reader was not built');
  if (/<\/script|<!--/i.test(chunk.code)) throw new Error('the reader would end its own script');
  return `\n/*!\n${licences()}\n*/\n${chunk.code.replace(WHERE_FROM, '$1$2')}`;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Returns the template, with holes for one encrypted file. Rejects where the page’s sources do not fit together. */
export async function readerPage(): Promise<string> {
  const texts = readTexts();
  const code = await script();
  const css = `\n${readFileSync(join(READER, 'page.css'), 'utf8')}`;
  const still = Object.entries(texts).map(
    ([language, { reader_noscript = '', reader_direction = '' }]) =>
      `<p lang="${language}" dir="${reader_direction}">${escaped(reader_noscript)}</p>`,
  );
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(code)}`,
    `style-src ${hashOf(css)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ];
  const data = (id: string, type: string, text: string) =>
    `<script type="${type}" id="${id}">${text}</script>`;
  const parts: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`,
    style: `<style>${css}</style>`,
    script: `<script>${code}</script>`,
    // No noscript element: where scripts are only blocked, as in a preview, browsers don't show that.
    still: `<div id="still">${still.join('')}</div>`,
    data: [
      data('texts', 'application/json', JSON.stringify(texts).replaceAll('<', '\\u003c')),
      data('about', 'application/json', HOLES.about),
      data('sealed', 'text/plain', HOLES.sealed),
    ].join('\n    '),
  };
  const page = readFileSync(join(READER, 'page.html'), 'utf8');
  // One pass, so that nothing inserted is mistaken for a placeholder.
  return page.replace(/<!-- (\w+) -->/g, (place, name: string) => parts[name] ?? place);
}
