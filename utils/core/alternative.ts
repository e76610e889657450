/** A safer alternative, and the texts and sources that alternatives and findings are shown with. */
import type { Act } from './acts.ts';

/** Key of a text in `_locales`, with the values of its placeholders. `count` selects the plural form (`tCount`). */
export interface Text {
  readonly key: string;
  readonly values?: readonly string[];
  readonly count?: number;
}

/** Where a finding comes from. `asOf` is the ISO date of a table row, `url` the published source. */
export interface Source {
  readonly name: string;
  readonly url?: string;
  readonly asOf?: string;
}

export type OwnPage = 'resolver' | 'private' | 'encrypt' | 'write';
/** A prepared note, opened as a new draft in the current webmail (core/notes.ts). */
export type DraftPage = `draft:${string}`;
export type PageToOpen = OwnPage | DraftPage;
/**
 * A safer alternative for one subject. `open` is an https link, `copy` a text for the clipboard, `page` a page of
 * Sealcheck or a draft, `act` what happens in the page when it is pressed.
 */
export interface Alternative {
  readonly id: string;
  readonly title: Text;
  readonly how: Text;
  readonly open?: string;
  readonly copy?: Text;
  readonly page?: PageToOpen;
  readonly act?: Act;
  readonly source?: Source;
}
