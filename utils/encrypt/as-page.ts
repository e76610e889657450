/**
 * Turns an encrypted file into a page that decrypts itself: the package's template (`reader.txt`) with the file
 * inserted.
 */
import type { About } from './reader/about.ts';
import { toArmor } from './reader/armor.ts';
import type { Sealed } from './seal.ts';

/** The result of a job: the encrypted file, and the page that decrypts it if one was requested. */
export interface Made {
  readonly sealed: Sealed;
  readonly page: Page | null;
}

/** `isBeside`: the file is too large to be in the page, which only decrypts it. */
export interface Page extends Sealed {
  readonly isBeside: boolean;
}

/** A larger file stays beside the page (octets): mail carries no more, and such a page opens slowly. */
const MAX_IN_PAGE = 20_000_000;

/** Placeholders in the template. */
export const HOLES = { about: '{{about}}', sealed: '{{sealed}}' } as const;

/**
 * Returns JSON that can contain neither a script's end tag nor a comment (HTML, "Restrictions for contents of script
 * elements").
 */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * Returns the page for this file; throws where the template is invalid. `most`: the most octets that it holds itself.
 */
export async function asPage(template: string, { name, blob }: Sealed, most = MAX_IN_PAGE): Promise<Page> {
  const [start, rest, ...no] = template.split(HOLES.about);
  const [middle, end, ...none] = rest?.split(HOLES.sealed) ?? [];
  if (start === undefined || middle === undefined || end === undefined || no.length + none.length > 0)
    throw new Error('the package’s reader.txt is no template');
  const isBeside = blob.size > most;
  const about: About = { name, isBeside };
  const parts = [start, inScript(about), middle, isBeside ? '' : await toArmor(blob), end];
  return { name: `${name}.html`, blob: new Blob(parts, { type: 'text/html' }), isBeside };
}
