/** Opens the extension's own window that asks before something is sent. */
import { browser } from '../platform/browser.ts';
import type { Request } from '../messages/protocol.ts';
import type { From } from '../messages/receive.ts';

/** Room for a question with its reasons (CSS pixels). */
const SIZE = { width: 520, height: 560 };

/** Opens the question for a frame. False if impossible: Chromium shows no extension page in a private window. */
export async function openQuestion({ token }: Request<'ask'>, from: From): Promise<boolean> {
  const { tabId, frameId, host, isPrivate } = from;
  if (isPrivate && !import.meta.env.FIREFOX) return false;
  const about = { tab: String(tabId), frame: String(frameId), site: host, token };
  const url = browser.runtime.getURL(`/question.html?${String(new URLSearchParams(about))}`);
  const own = isPrivate ? { incognito: true } : {};
  await browser.windows.create({ url, type: 'popup', focused: true, ...SIZE, ...own });
  return true;
}
