/** Makes a browser show the gallery's states one after the other, and takes their pictures. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '../world/browsers/browser.ts';
import { GALLERY, writeGallery } from './build.ts';
import { MADE } from './pictures.ts';

export interface Shown {
  readonly name: string;
  readonly size: readonly [width: number, height: number];
}

/** Opens the gallery in this page; returns its states. */
export async function openGallery(page: Page): Promise<readonly Shown[]> {
  await writeGallery();
  await openIn(page, 'en');
  return page.evaluate<readonly Shown[]>('window.states');
}

async function openIn(page: Page, language: string): Promise<void> {
  const file = String(pathToFileURL(GALLERY));
  // Names a state, because without one all of them are loaded.
  await page.goto(`${file}?lang=${language}#tip`);
  await page.waitFor(`window.language === '${language}'`, 'the gallery');
}

/** Shows a state at its window size, in a language (a folder of `_locales`) and a colour scheme. */
export async function showState(
  page: Page,
  { name, size }: Shown,
  language: string,
  scheme: string,
): Promise<void> {
  if ((await page.evaluate('window.language')) !== language) await openIn(page, language);
  await page.setViewport(...size);
  await page.evaluate(`window.show(${JSON.stringify(name)}, '${scheme}').then(() => true)`);
}

/** Returns the name of a picture, relative to the folder of all pictures. */
export const pictureOf = (name: string, language: string, scheme: string) => `${language}-${scheme}/${name}`;

/** Takes the picture of what is shown; returns its path. */
export async function shoot(page: Page, name: string, folder = MADE): Promise<string> {
  const file = join(folder, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot(file);
  return file;
}
