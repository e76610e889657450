/** What every extension page does first: its language, its direction, its title. */
import { t, type MessageKey } from './i18n.ts';

/** The locale whose texts are shown is the browser's, with English for what it lacks. */
export function startPage(page: Document, title: MessageKey): HTMLElement {
  page.title = t(title);
  page.documentElement.lang = chrome.i18n.getMessage('@@ui_locale').replace('_', '-');
  page.documentElement.dir = chrome.i18n.getMessage('@@bidi_dir');
  const root = page.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  return root;
}
