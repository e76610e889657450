/** The question's own window among the browser's windows, and the site that it is about. */
import { browser } from '../../utils/platform/browser.ts';
import { t } from '../../utils/platform/i18n.ts';

/** Closes the window. */
export async function closeWindow(): Promise<void> {
  const { id } = await browser.tabs.getCurrent();
  if (id !== undefined) await browser.tabs.remove(id);
}

/** Brings the window to the front. */
export async function focusWindow(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await browser.windows.update(id, { focused: true });
}

/** Returns, in words, the site that something is sent from: the frame's, and its tab's where that is another one. */
export async function siteOf(tab: number, site: string): Promise<string> {
  const { url = '' } = await browser.tabs.get(tab).catch(() => ({ url: '' }));
  const around = URL.parse(url)?.hostname ?? '';
  return around === '' || around === site ? t('question_site', site) : t('question_site_in', site, around);
}
