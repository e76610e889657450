/** Pictures of the gallery's states: how two are compared, and where the approved ones are. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** The folder of approved pictures, which new ones are compared with. */
export const KEPT = join(import.meta.dirname, 'pictures');
/** The folder of the pictures that a run takes. */
export const MADE = join(import.meta.dirname, '..', '..', '.output', 'gallery');

/** Language (a folder of `_locales`) and colour scheme of each picture that is kept. */
export const VARIANTS = [
  ['en', 'light'],
  ['en', 'dark'],
  ['ar', 'light'],
] as const;

/** Names of the states shown in web pages, and of the popup's. */
const IN_PAGES = /^(strip|card|question|tip|popup)/;

/**
 * Returns those of the states whose pictures are kept. The extension's own pages are kept in one language and scheme
 * only.
 */
export const keptOf = <S extends { readonly name: string }>(states: readonly S[], variant: string) =>
  variant === String(VARIANTS[0]) ? states : states.filter(({ name }) => IN_PAGES.test(name));

/** Rewrites the picture's file with fewer bytes and the same pixels. */
export function shrink(file: string): void {
  const picture = PNG.sync.read(readFileSync(file));
  writeFileSync(file, PNG.sync.write(picture, { filterType: 0, deflateLevel: 9, deflateStrategy: 0 }));
}

/**
 * The gallery has its own fonts, but two builds of a browser still smooth their edges differently. So a pixel counts as
 * different only if it differs by more than a tenth of the way from black to white (YIQ) and is not a smoothed edge,
 * and one pixel in a thousand may differ.
 */
const COLOUR = 0.1;
const SHARE = 0.001;

/**
 * Returns why the picture differs from the approved one, or '' if a person would see no difference. A picture with the
 * differences marked is written into the folder `differs`.
 */
export function differenceOf(name: string): string {
  const [kept, made] = [join(KEPT, `${name}.png`), join(MADE, `${name}.png`)];
  if (!existsSync(kept)) return `${name} was never kept: look at it, then npm run gallery -- --keep`;
  const [before, after] = [PNG.sync.read(readFileSync(kept)), PNG.sync.read(readFileSync(made))];
  const { width, height } = before;
  if (width !== after.width || height !== after.height) return `${name} has another size`;
  const marked = new PNG({ width, height });
  const count = pixelmatch(before.data, after.data, marked.data, width, height, { threshold: COLOUR });
  if (count <= width * height * SHARE) return '';
  const file = join(MADE, 'differs', `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, PNG.sync.write(marked));
  return `${name} differs in ${String(count)} pixels`;
}
