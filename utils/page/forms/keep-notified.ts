/**
 * Repeats a notice to the worker: it may be stopped between the choice of a file and its sending, and would then miss
 * the request that sends it.
 */

/** How long the worker watches what becomes of files (ms). */
const WHILE = 120_000;
/** After this long, a person who is still active has not sent the files yet (ms). */
const HALF = WHILE / 2;
/** Files that were not sent by then are forgotten (ms). */
const MAX_LENGTH = 3_600_000;
/** A worker that is stopped more often than this is broken. */
const MAX = 20;

/**
 * Returns a function to be called each time that files are handed over. From then on, `again` is called whenever the
 * worker has stopped, which wakes it, with the time at which it stopped (`performance.now()`, ms); and without a time
 * before the worker's watch ends, as long as the person is active in the page. In an orphan it is called no more.
 */
export function keepNotified(again: (goneAt?: number) => void): () => void {
  let until = 0;
  let end = 0;
  let times = 0;
  let port: chrome.runtime.Port | undefined;
  const connect = () => {
    try {
      port = chrome.runtime.connect();
      port.onDisconnect.addListener(() => {
        const goneAt = performance.now();
        port = undefined;
        times += 1;
        if (Date.now() > until || times > MAX) return;
        connect();
        again(goneAt);
      });
    } catch {
      until = 0;
    }
  };
  const renew = () => {
    until = Date.now() + WHILE;
    if (!port) connect();
  };
  const onAct = ({ isTrusted }: Event) => {
    if (!isTrusted || until === 0 || Date.now() < until - HALF || Date.now() > end) return;
    renew();
    again();
  };
  for (const type of ['pointermove', 'pointerdown', 'keydown'])
    addEventListener(type, onAct, { capture: true, passive: true });
  return () => {
    end = Date.now() + MAX_LENGTH;
    times = 0;
    renew();
  };
}
