/** The files with each language's texts, and with the English that they were made from. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Origins } from './origins.ts';
import { englishReference, isOfReference, textsOf, translatedOf } from './reference.ts';
import type { Texts } from './texts.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LOCALES = join(ROOT, 'public', '_locales');
const fileOf = (folder: string) => join(LOCALES, folder, 'messages.json');
const referenceFile = (folder: string) => join(ROOT, 'docs', 'i18n', 'reference', `${folder}.json`);
const originsFile = (folder: string) => join(ROOT, 'docs', 'i18n', `${folder}.json`);
const write = (file: string, value: unknown) => {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
};

/** Folders of the languages that have a glossary: they have texts, or will have. */
export const LANGUAGES: readonly string[] = readdirSync(join(ROOT, 'docs', 'i18n'))
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.slice(0, -3));

/** Folders of the languages with texts, except English. */
export const TRANSLATED: readonly string[] = readdirSync(LOCALES).filter((name) => name !== 'en');

/** Reads the texts of a language; empty where it has no file yet. Throws where the file is not JSON. */
export function readTexts(folder: string): Texts {
  if (!existsSync(fileOf(folder))) return {};
  return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Texts;
}

/**
 * Reads what a language has of the policy's reference (docs/policy.md), in the form of its other texts; empty where
 * nothing is translated.
 */
export function readReference(folder: string): Texts {
  if (folder === 'en') return englishReference();
  const file = referenceFile(folder);
  return existsSync(file) ? textsOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** Reads all that is translated into a language: its texts, and the policy's reference. */
export const readAll = (folder: string): Texts => ({ ...readTexts(folder), ...readReference(folder) });

/** Reads from which English the texts of a language were made; empty where it has no file yet. */
export function readOrigins(folder: string): Origins {
  if (!existsSync(originsFile(folder))) return { same: [], made: {} };
  return JSON.parse(readFileSync(originsFile(folder), 'utf8')) as Origins;
}

/** Writes the files of a language, and creates its folder if needed. `all`: as `readAll` returns them. */
export function writeLanguage(folder: string, all: Texts, origins: Origins): void {
  mkdirSync(join(LOCALES, folder), { recursive: true });
  const texts = Object.entries(all).filter(([key]) => !isOfReference(key));
  write(fileOf(folder), Object.fromEntries(texts));
  const reference = translatedOf(all);
  if (Object.keys(reference).length > 0) {
    mkdirSync(dirname(referenceFile(folder)), { recursive: true });
    write(referenceFile(folder), reference);
  }
  write(originsFile(folder), origins);
}
