/** Opens what an alternative leads to, from an extension page. */
import type { PageToOpen } from '../core/model.ts';
import { ownPage, type OpenedFor } from '../platform/own-pages.ts';
import { isDraft, openDraft } from './open-draft.ts';

/**
 * Opens an extension page about that window, or a draft in its tab's webmail. `about` null: no window is known, so a
 * draft is not opened.
 */
export const openPage = (about: OpenedFor | null) => (page: PageToOpen) => {
  if (!isDraft(page)) window.open(ownPage(page, about));
  else if (about) void openDraft(page, about.tab).catch(() => undefined);
};
