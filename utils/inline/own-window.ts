/**
 * A question in a window of the extension's own (policy `questionPlace`), which no page can reach, cover or read. The
 * window connects to this frame by a name that only it and the worker know; once it is open, the worker may be stopped.
 */
import type { Answer, Asking, Question } from '../../components/inline/view.ts';
import type { WindowReport } from '../core/report.ts';
import { send } from '../messages/send.ts';
import { isOrphan } from '../page/dom/life.ts';

/** How long the window may take to open (ms). */
const OPENING_MS = 5000;

/** A message to the window: the newest report; null: come to the front. */
export type ToWindow = WindowReport | null;
/** A message from the window. */
export type FromWindow = Answer;

interface WindowPorts {
  /**
   * Shows in the page that the question is in another window, with a button that calls `show`; returns what removes
   * this.
   */
  readonly point: (show: () => void) => () => void;
  /** Asks in the page instead, because no window comes. */
  readonly inPage: (props: Asking) => Question;
  /**
   * Called once if the window disappeared with its extension, so that nobody can answer; not if the person closed it.
   */
  readonly onLost: () => void;
}

/** Asks the question in that window; in the page if the window does not open in time. */
export function askInWindow(first: Asking, { point, inPage, onLost }: WindowPorts): Question {
  // A random UUID would be simpler, but pages over http have none.
  const token = crypto.getRandomValues(new Uint32Array(4)).join('-');
  let props = first;
  let port: chrome.runtime.Port | undefined;
  let fallback: Question | undefined;
  let isOver = false;
  const post = (what: ToWindow) => port?.postMessage(what);
  const unpoint = point(() => {
    post(null);
  });
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    unpoint();
    try {
      port?.disconnect();
      chrome.runtime.onConnect.removeListener(onConnect);
    } catch {
      // The extension is gone, and its window with it.
    }
  };
  const onConnect = (one: chrome.runtime.Port) => {
    if (one.name !== token) return;
    if (port || isOver) {
      one.disconnect();
      return;
    }
    port = one;
    clearTimeout(timer);
    one.onMessage.addListener((answer: FromWindow) => {
      props.onAnswer(answer);
    });
    one.onDisconnect.addListener(() => {
      if (isOver) return;
      const isClosed = !isOrphan();
      end();
      if (isClosed) props.onAnswer({ ruling: 'cancel' });
      else onLost();
    });
    post(props.report);
  };
  const fallBack = () => {
    if (isOver || port) return;
    end();
    fallback = inPage(props);
  };
  const timer = setTimeout(fallBack, OPENING_MS);
  chrome.runtime.onConnect.addListener(onConnect);
  void send('ask', { token }).then((isComing) => {
    if (isComing !== true) fallBack();
  });
  return {
    update(newer) {
      props = newer;
      if (fallback) fallback.update(newer);
      else post(newer.report);
    },
    close() {
      if (!isOver) end();
      fallback?.close();
    },
  };
}
