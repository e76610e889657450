/** What every extension page does first: set its language, direction and title. */
import { t, type MessageKey } from './i18n.ts';

/**
 * Sets up the page and returns its #root. The language is that of the texts, not the browser's: screen readers choose
 * their voice by it. Throws where #root is missing.
 */
export function startPage(page: Document, title: MessageKey): HTMLElement {
  page.title = t(title);
  page.documentElement.lang = t('locale_language');
  page.documentElement.dir = t('locale_direction');
  const root = page.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  return root;
}
