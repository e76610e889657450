/** An encrypted file as a page that opens itself: the template of the package (`reader.txt`), with the file put in. */
import type { About } from './reader/about.ts';
import { toArmor } from './reader/armor.ts';
import type { Sealed } from './seal.ts';

/** What came out of a job: the file, and the page that opens it where one was wanted. */
export interface Made {
  readonly sealed: Sealed;
  readonly page: Page | null;
}

/** `isBeside`: it only opens the file, which is too large to be in it. */
export interface Page extends Sealed {
  readonly isBeside: boolean;
}

/** More than this stays a file beside the page (octets): mail carries no more, and a page of it opens slowly. */
const MAX_IN_PAGE = 20_000_000;

/** Where the template takes what is put in. */
export const HOLES = { about: '{{about}}', sealed: '{{sealed}}' } as const;

/** JSON that no end of a script, and no comment, can stand in (HTML, "Restrictions for contents of script elements"). */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The page for this file; throws where the template is none. `most`: octets that it holds itself. */
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
