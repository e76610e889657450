/** A safer way, and the texts and sources that it, like a finding, is told with. */
import type { Act } from './acts.ts';

/** A text of `_locales` by its key, with the values for its placeholders; `count`: it is about so many things (`tCount`). */
export interface Text {
  readonly key: string;
  readonly values?: readonly string[];
  readonly count?: number;
}

/** Where a finding comes from. `asOf` is an ISO date for table rows, `url` the published source. */
export interface Source {
  readonly name: string;
  readonly url?: string;
  readonly asOf?: string;
}

export type OwnPage = 'resolver' | 'private' | 'encrypt' | 'write';
/** A ready note as a new draft in the webmail that the person is in (core/notes.ts). */
export type DraftPage = `draft:${string}`;
export type PageToOpen = OwnPage | DraftPage;
/**
 * A safer alternative for one subject. `open` is an https link, `copy` a text for the clipboard, `page` a page of ours or a draft,
 * `act` what is done in the page at a press.
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
