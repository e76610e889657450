/** Sees clicks before any script of the page does, by the listener that the guard added before the page loaded. */

/** What the guard leaves on the global for later scripts: the listener of its clicks, which they may wrap. */
export interface FirstListener {
  handleEvent: (event: Event) => void;
}

/**
 * Calls `listener` with each click in the window, until the signal aborts, before the page's own listeners on the
 * window can act on it. Where no guard was there from the start (a page that was open already, a known webmail), it is
 * a listener like any other: those that the page added earlier run first.
 */
export function hearClicks(view: Window | null, listener: (event: Event) => void, signal: AbortSignal): void {
  const seat = (globalThis as { sealcheck?: Partial<FirstListener> }).sealcheck;
  const after = seat?.handleEvent;
  if (after)
    seat.handleEvent = (event) => {
      if (!signal.aborted) listener(event);
      after(event);
    };
  else view?.addEventListener('click', listener, { capture: true, signal });
}
