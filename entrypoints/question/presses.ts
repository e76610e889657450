/**
 * Which presses a person can have meant for this window: a page can have them press where it will come, and can take a window
 * of its own away from over it.
 */

/** So long has it had the focus and stood still before a press counts (milliseconds). */
const SETTLE_MS = 500;
const LOOK_MS = 100;

/** Lets no other press reach the buttons; `.primary`, the safer answer, always counts by a key. Tells when presses count. */
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
  // The key that sends, still down or pressed once more, was meant for the page.
  on('keydown', (event) => {
    const { key, repeat, ctrlKey, metaKey } = event as KeyboardEvent;
    if (key === 'Enter' && (repeat || ctrlKey || metaKey)) event.preventDefault();
  });
  for (const type of ['focus', 'blur', 'resize']) on(type, look);
  setInterval(() => {
    onReady(look());
  }, LOOK_MS);
}
