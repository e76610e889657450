/** The pages of the extension that an alternative can lead to. */
import type { OwnPage } from '../core/model.ts';

/** Paths in the package. */
export const OWN_PAGES: Readonly<Record<OwnPage, string>> = {
  resolver: '/options.html#resolver',
  encrypt: '/encrypt.html',
};
