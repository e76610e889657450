/** Where the texts of each language are, and what is known of how they were made. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Origins } from './origins.ts';
import type { Texts } from './texts.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LOCALES = join(ROOT, 'public', '_locales');
const fileOf = (folder: string) => join(LOCALES, folder, 'messages.json');
const originsFile = (folder: string) => join(ROOT, 'docs', 'i18n', `${folder}.json`);
const write = (file: string, value: unknown) => {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
};

/** Languages with a glossary: those that are spoken, or shall be. */
export const LANGUAGES: readonly string[] = readdirSync(join(ROOT, 'docs', 'i18n'))
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.slice(0, -3));

/** Languages with texts, English left out. */
export const TRANSLATED: readonly string[] = readdirSync(LOCALES).filter((name) => name !== 'en');

/** The texts of a language; none where it has no file yet. Throws where it is no JSON. */
export function readTexts(folder: string): Texts {
  if (!existsSync(fileOf(folder))) return {};
  return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Texts;
}

/** How the texts of a language were made; nothing is known where it has no file yet. */
export function readOrigins(folder: string): Origins {
  if (!existsSync(originsFile(folder))) return { same: [], made: {} };
  return JSON.parse(readFileSync(originsFile(folder), 'utf8')) as Origins;
}

/** Writes both files of a language; its folder is there or is made. */
export function writeLanguage(folder: string, texts: Texts, origins: Origins): void {
  mkdirSync(join(LOCALES, folder), { recursive: true });
  write(fileOf(folder), texts);
  write(originsFile(folder), origins);
}
