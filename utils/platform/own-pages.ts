/** Where the pages of ours are to which an advice leads. */
import type { OwnPage } from '../core/model.ts';

export const OWN_PAGES: Readonly<Record<OwnPage, string>> = {
  resolver: '/options.html#resolver',
  encrypt: '/encrypt.html',
};
