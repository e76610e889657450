/** Opens a prepared note as a new draft in a tab's webmail; this sends nothing. */
import type { DraftPage, PageToOpen } from '../core/model.ts';
import { composeLink } from '../data/compose-links.ts';
import { browser } from '../platform/browser.ts';
import { t, tText, withoutIsolates } from '../platform/i18n.ts';

/** Message keys that are notes: no other text is put into a URL. */
const NOTE = /^advice_(ask_key_copy|postmaster_[a-z_]+)$/;

/** Whether the page is a note to open as a draft. */
export const isDraft = (page: PageToOpen | 'exception' | undefined): page is DraftPage =>
  page?.startsWith('draft:') === true;

const isText = (value: unknown): value is string => typeof value === 'string';

function partsOf(page: DraftPage): readonly string[] {
  try {
    const parts: unknown = JSON.parse(page.slice('draft:'.length));
    return Array.isArray(parts) && parts.every(isText) ? parts : [];
  } catch {
    return [];
  }
}

/**
 * Returns the URL at which the webmail opens this draft (`at`: a page of that webmail; RFC 6068 within the webmail's
 * own URL); null: it is not one of our notes, or the webmail's compose URL is not known.
 */
export function draftUrl(page: DraftPage, at: string): string | null {
  const [app = '', to = '', key = '', ...values] = partsOf(page);
  const link = composeLink(app);
  if (link === null || !NOTE.test(key) || !/^https?:/.test(at)) return null;
  const fields = [t('draft_subject'), tText({ key, values })].map((text) =>
    encodeURIComponent(withoutIsolates(text).replace(/\r?\n/g, '\r\n')),
  );
  const mailto = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${fields.join('&body=')}`;
  return URL.parse(link.replace('%s', encodeURIComponent(mailto)), at)?.href ?? null;
}

/** Opens the draft beside its tab, in the same window, so that private stays private. Rejects where the tab is gone. */
export async function openDraft(page: DraftPage, tab: number): Promise<void> {
  const { url: at = '', windowId } = await browser.tabs.get(tab);
  const url = draftUrl(page, at);
  if (url !== null) await browser.tabs.create({ url, ...(windowId !== undefined && { windowId }) });
}
