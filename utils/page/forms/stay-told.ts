/** A worker may be stopped between the choice of a file and its sending, and then hears of no request: it is told anew. */

/** As long as the worker listens for what becomes of files (milliseconds). */
const WHILE = 120_000;
/** A worker that is stopped more often meanwhile is broken. */
const MOST = 20;

/**
 * Returns what is to be called each time that files are handed over. From then on `again` is called whenever the worker
 * has gone, which wakes it. An orphan hears of nothing any more.
 */
export function stayTold(again: () => void): () => void {
  let until = 0;
  let times = 0;
  let port: chrome.runtime.Port | undefined;
  const connect = () => {
    try {
      port = chrome.runtime.connect();
      port.onDisconnect.addListener(() => {
        port = undefined;
        times += 1;
        if (Date.now() > until || times > MOST) return;
        connect();
        again();
      });
    } catch {
      until = 0;
    }
  };
  return () => {
    until = Date.now() + WHILE;
    times = 0;
    if (!port) connect();
  };
}
