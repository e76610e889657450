/** What a press on an alternative opens from a page of ours. */
import type { PageToOpen } from '../core/model.ts';
import { ownPage, type OpenedFor } from '../platform/own-pages.ts';
import { isDraft, openDraft } from './open-draft.ts';

/** A page of ours about that window, or a draft in its tab's webmail; `about` null: there is neither. */
export const openPage = (about: OpenedFor | null) => (page: PageToOpen) => {
  if (!isDraft(page)) window.open(ownPage(page, about));
  else if (about) void openDraft(page, about.tab).catch(() => undefined);
};
