/** A ready note as a new draft in the webmail of a tab; nothing is sent by it. */
import type { DraftPage, PageToOpen } from '../core/model.ts';
import { composeLink } from '../data/compose-links.ts';
import { browser } from '../platform/browser.ts';
import { t, tText, withoutIsolates } from '../platform/i18n.ts';

/** Texts that are notes: no other is put into an address. */
const NOTE = /^advice_(ask_key_copy|postmaster_[a-z_]+)$/;

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
 * Where that webmail, of which `at` is a page, opens this draft (RFC 6068 within the webmail's own address); null: it is no
 * note of ours, or the webmail's address is not known.
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

/** Opens it beside the tab, in its own window: what is private stays so. A tab that is gone opens nothing. */
export async function openDraft(page: DraftPage, tab: number): Promise<void> {
  const { url: at = '', windowId } = await browser.tabs.get(tab);
  const url = draftUrl(page, at);
  if (url !== null) await browser.tabs.create({ url, ...(windowId !== undefined && { windowId }) });
}
