/** Pictures of the gallery's states: how two are compared, and where those lie that were looked at. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** What was looked at, and is compared with. */
export const KEPT = join(import.meta.dirname, 'pictures');
/** What a run has made. */
export const MADE = join(import.meta.dirname, '..', '..', '.output', 'gallery');

/** Language (a folder of `_locales`) and scheme of each picture that is kept. */
export const VARIANTS = [
  ['en', 'light'],
  ['en', 'dark'],
  ['ar', 'light'],
] as const;

/** What stands in a page of somebody's, and the popup. */
const IN_PAGES = /^(strip|card|question|tip|popup)/;

/** Of these states those whose pictures are kept: the extension's own pages in one language and scheme alone. */
export const keptOf = <S extends { readonly name: string }>(states: readonly S[], variant: string) =>
  variant === String(VARIANTS[0]) ? states : states.filter(({ name }) => IN_PAGES.test(name));

/** The same picture in fewer bytes. */
export function shrink(file: string): void {
  const picture = PNG.sync.read(readFileSync(file));
  writeFileSync(file, PNG.sync.write(picture, { filterType: 0, deflateLevel: 9, deflateStrategy: 0 }));
}

/**
 * The gallery has its own letters, and yet two builds of a browser smooth their edges differently: a pixel differs by more than
 * a tenth of the way from black to white (YIQ), and is no edge that was smoothed; one in a thousand may.
 */
const COLOUR = 0.1;
const SHARE = 0.001;

/**
 * Why the picture is another than the one that was kept, '' where it is the same for a person's eye. What differs is written
 * beside it, as a picture in which it is marked.
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
