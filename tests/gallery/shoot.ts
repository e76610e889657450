/** Has a browser show the gallery's states one after the other, and takes their pictures. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '../world/browsers/browser.ts';
import { writeGallery } from './build.ts';
import { MADE } from './pictures.ts';

export interface Shown {
  readonly name: string;
  readonly size: readonly [width: number, height: number];
}

/** Opens the gallery in this page; its states. */
export async function openGallery(page: Page): Promise<readonly Shown[]> {
  const file = await writeGallery();
  // A state is asked for: without one, all of them are loaded.
  await page.goto(`${String(pathToFileURL(file))}#tip`);
  await page.waitFor('!!window.states', 'the gallery');
  return page.evaluate<readonly Shown[]>('window.states');
}

/** Shows a state in its window. */
export async function showState(
  page: Page,
  { name, size }: Shown,
  language: string,
  scheme: string,
): Promise<void> {
  await page.setViewport(...size);
  await page.evaluate(
    `window.show(${JSON.stringify(name)}, ${JSON.stringify(language)}, '${scheme}').then(() => true)`,
  );
}

/** Name of a picture, below the folder of all. */
export const pictureOf = (name: string, language: string, scheme: string) => `${language}-${scheme}/${name}`;

/** Takes the picture of what is shown; its path. */
export async function shoot(page: Page, name: string, folder = MADE): Promise<string> {
  const file = join(folder, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot(file);
  return file;
}
