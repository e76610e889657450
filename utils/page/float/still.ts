/**
 * Makes sure that nothing of ours appears, moves or disappears while a person presses something: what moves between the
 * press and the release loses the click (UI Events: a click goes to the nearest common ancestor of both targets). All
 * such changes wait here.
 */
import { matches } from '../dom/dom.ts';
import { now } from '../dom/now.ts';

/** How long after a release the click, and what the page makes of it, may take (ms). */
const SETTLE_MS = 50;
/** How much later than its release a finger's click may come (ms; Compatibility Mouse Events, double-tap to zoom). */
const TAP_MS = 350;
/** How long we wait for a release that no event may report: outside the window, or stopped by the page (ms). */
const MAX_POINTER_MS = 10_000;
const MAX_KEY_MS = 1_000;
/** A press that began before this script was there. */
const EARLIER = 'earlier';

/** What is held down, with the time until which that is assumed (ms, `now()`). */
const down = new Map<string | number, number>();
let quietAt = 0;
let keyAt = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;
const waiting: (() => void)[] = [];

/** Returns the milliseconds since a key was last pressed here. */
export const sinceKey = () => now() - keyAt;

/** Returns how long there is still to wait (ms); 0 if nothing is pressed. */
function rest(): number {
  const at = now();
  for (const [what, until] of down) if (until <= at) down.delete(what);
  // What is held down is checked again when its time is over, or when it is released.
  return Math.max(0, quietAt - at, ...[...down.values()].map((until) => until - at));
}

function look(): void {
  clearTimeout(timer);
  const left = waiting.length > 0 ? rest() : 0;
  if (left > 0) timer = setTimeout(look, left);
  else for (const go of waiting.splice(0)) go();
}

function release(what: string | number, settle = SETTLE_MS): void {
  down.delete(what);
  down.delete(EARLIER);
  quietAt = now() + settle;
  look();
}

/** The press is over, and was no tap. */
const end = ({ pointerId }: PointerEvent) => {
  release(pointerId);
};
const HEARD: Readonly<Record<string, (event: PointerEvent & KeyboardEvent) => void>> = {
  pointerdown: ({ pointerId }) => down.set(pointerId, now() + MAX_POINTER_MS),
  pointerup: ({ pointerId, pointerType }) => {
    release(pointerId, pointerType === 'mouse' ? SETTLE_MS : TAP_MS);
  },
  pointercancel: end,
  // The release happened somewhere else.
  pointerover: ({ pointerId, buttons }) => {
    if (buttons === 0 && down.has(pointerId)) release(pointerId);
  },
  click: end,
  keydown: ({ code }) => {
    keyAt = now();
    down.set(code, keyAt + MAX_KEY_MS);
  },
  keyup: ({ code }) => {
    release(code);
  },
};

/** Starts watching presses; one that is under way is assumed to go on. */
export function watchPresses(document: Document): void {
  if (matches(document.documentElement, ':active')) down.set(EARLIER, now() + MAX_KEY_MS);
  for (const [type, hear] of Object.entries(HEARD))
    addEventListener(
      type,
      (event) => {
        if (event.isTrusted) hear(event as PointerEvent & KeyboardEvent);
      },
      { capture: true, passive: true },
    );
}

/** Resolves once nothing is pressed and the last click is over, after some seconds at the latest. */
export function still(): Promise<void> {
  return rest() > 0
    ? new Promise((resolve) => {
        waiting.push(resolve);
        look();
      })
    : Promise.resolve();
}
