/** The mail that this page was opened for: its recipients, and the way back into it. */
import { browser } from '../../utils/platform/browser.ts';
import type { DraftKeys } from '../../utils/core/key.ts';
import type { MailSource } from '../../utils/encrypt/follow.ts';
import {
  textPort,
  type FromMail,
  type Place,
  type Placed,
  type ToMail,
} from '../../utils/encrypt/text-port.ts';
import { send } from '../../utils/messages/send.ts';
import { watchTabReport } from '../../utils/storage/tab-reports.ts';

const asked = new URLSearchParams(location.search);
const tab = Number(asked.get('tab') ?? -1);
/** As reports name it: the frame's number and the window's own name. */
const window = asked.get('window') ?? '';

/** Returns the recipients and keys that the worker knows now; null where the window is gone. */
const readKeys = (own: string | null): Promise<DraftKeys | null> =>
  tab < 0 || window === '' ? Promise.resolve(null) : send('keys', { tab, window, own });

/** Asks a window's frame one question; resolves to null where it is gone, or has no such window. */
async function talk<T>(
  window: string,
  message: ToMail | null,
  take: (from: FromMail) => T | undefined,
): Promise<T | null> {
  const [frame = '', name = ''] = window.split(':');
  const files = ['/ways.js'];
  const target = { tabId: tab, frameIds: [Number(frame)] };
  const isThere = await browser.scripting.executeScript({ target, files }).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const port = browser.tabs.connect(tab, { frameId: Number(frame), name: textPort(name) });
  const answer = await new Promise<T | null>((done) => {
    port.onMessage.addListener((from: unknown) => {
      const taken = take(from as FromMail);
      if (taken !== undefined) done(taken);
    });
    port.onDisconnect.addListener(() => {
      done(null);
    });
    if (message) port.postMessage(message);
  });
  port.disconnect();
  return answer;
}

/** Returns what the mail contains; null where nothing can be put there. */
const readPlace = (window: string): Promise<Place | null> =>
  talk(window, null, (from) => ('place' in from ? from.place : undefined));

/** The mail as the worker and its frame know it. */
export const mailSource: MailSource = {
  readKeys,
  readPlace,
  watch: (onChange) => {
    if (tab >= 0) watchTabReport(tab, new AbortController().signal, onChange);
  },
};

/** URL of the page that encrypts files for the same people. */
export const filesHref = `/encrypt.html${location.search}`;

/** Puts the encrypted text into the mail. */
export const put = async (message: ToMail): Promise<Placed> =>
  (await talk(window, message, (from) => ('placed' in from ? from.placed : undefined))) ?? {
    text: 'gone',
    subject: 'none',
  };

/** Brings the mail to the front. Rejects where its tab is gone: then this page stays. */
export async function goBack(): Promise<void> {
  const { windowId } = await browser.tabs.update(tab, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}
