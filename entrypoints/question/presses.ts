/**
 * Tells which presses a person can have meant for this window: a page can make them press where the window will appear,
 * and can remove a window of its own that covered it.
 */

/** A press counts only after the window had the focus and stood still for this long (milliseconds). */
const SETTLE_MS = 500;
const LOOK_MS = 100;

/**
 * Blocks presses that come too early; `.primary`, the safer answer, always accepts a key. `onReady` is told when
 * presses count.
 */
export function watchPresses(window: Window, onReady: (isReady: boolean) => void): void {
  const { document } = window;
  let since = Infinity;
  let last = '';
  let wasReady = false;
  const look = () => {
    const { screenX, screenY, innerWidth, innerHeight } = window;
    const now = [screenX, screenY, innerWidth, innerHeight].join();
    if (now !== last || !document.hasFocus()) since = performance.now();
    last = now;
    return performance.now() - since >= SETTLE_MS;
  };
  const on = (type: string, hear: (event: Event) => void) => {
    window.addEventListener(type, hear, { capture: true });
  };
  on('pointerdown', () => {
    wasReady = look();
  });
  on('click', (event) => {
    const isPointed = (event as MouseEvent).detail > 0;
    const isSafer = !isPointed && !!(event.target as Element).closest('.primary');
    if (isSafer || (look() && (!isPointed || wasReady))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  // The key that sends, still held down or pressed again, was meant for the page.
  on('keydown', (event) => {
    const { key, repeat, ctrlKey, metaKey } = event as KeyboardEvent;
    if (key === 'Enter' && (repeat || ctrlKey || metaKey)) event.preventDefault();
  });
  for (const type of ['focus', 'blur', 'resize']) on(type, look);
  setInterval(() => {
    onReady(look());
  }, LOOK_MS);
}
