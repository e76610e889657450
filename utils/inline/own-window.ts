/**
 * A question in a window of the extension's own (policy `questionPlace`), which no page can reach, cover or read. The window
 * connects to this frame by a name that only it and the worker know; the worker may be stopped as soon as it has opened it.
 */
import type { Answer, Asking, Question } from '../../components/inline/view.ts';
import type { WindowReport } from '../core/report.ts';
import { send } from '../messages/send.ts';
import { isOrphan } from '../page/dom/life.ts';

/** How long the window may take to open (milliseconds). */
const OPENING_MS = 5000;

/** To the window: the newest report; null: come to the front. */
export type ToWindow = WindowReport | null;
/** From the window. */
export type FromWindow = Answer;

interface WindowPorts {
  /** Says in the page that the person is asked elsewhere, with a way there; what it returns takes that away. */
  readonly point: (show: () => void) => () => void;
  /** Asks in the page, where no window comes. */
  readonly inPage: (props: Asking) => Question;
  /** The window went with its extension: nobody can answer any more. Called once; not where the person closed it. */
  readonly onLost: () => void;
}

/** Puts the question there. Without a window in time it is put in the page. */
export function askInWindow(first: Asking, { point, inPage, onLost }: WindowPorts): Question {
  const token = crypto.randomUUID();
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
