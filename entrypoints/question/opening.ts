/** Opens what a press in the question's own window leads to, as where the question is in the page (worker/welcome.ts). */
import { openPage } from '../../utils/assess/open-page.ts';
import { isDraft } from '../../utils/assess/open-draft.ts';
import type { PageToOpen } from '../../utils/core/model.ts';
import { browser } from '../../utils/platform/browser.ts';
import { ownPage, type OpenedFor } from '../../utils/platform/own-pages.ts';

/** Lets the frame give its files. False where it cannot be entered any more: then the page opens without them. */
const letGive = (tabId: number, frame: number) =>
  browser.scripting.executeScript({ target: { tabId, frameIds: [frame] }, files: ['/in-place.js'] }).then(
    () => true,
    () => false,
  );

/**
 * Opens a page of ours beside the tab that is asked about, and brings it to the front. Chromium gives a page that
 * `window.open` opens from such a window no extension API.
 */
export async function openBeside(path: string, tab: number): Promise<void> {
  const { windowId } = await browser.tabs.get(tab);
  const url = browser.runtime.getURL(path);
  await browser.tabs.create(windowId === undefined ? { url } : { url, windowId });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/** Opens the page or draft of an alternative; the page that encrypts gets the files that were chosen in the frame. */
export async function openFrom(page: PageToOpen, about: Required<OpenedFor>): Promise<void> {
  const { tab, window, frame } = about;
  if (isDraft(page)) {
    openPage({ tab, window })(page);
    return;
  }
  const isGiving = page === 'encrypt' && (await letGive(tab, frame));
  await openBeside(ownPage(page, isGiving ? about : { tab, window }), tab);
}
