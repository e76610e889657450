/** What every extension page does first: its language, its direction, its title. */
import { t, type MessageKey } from './i18n.ts';

/** The language is that of the texts, not of the browser: screen readers choose their voice by it. */
export function startPage(page: Document, title: MessageKey): HTMLElement {
  page.title = t(title);
  page.documentElement.lang = t('locale_language');
  page.documentElement.dir = t('locale_direction');
  const root = page.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  return root;
}
