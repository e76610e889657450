/**
 * Nothing of ours comes, moves or goes while a person presses something: what moves between the press and the release
 * takes the click away (UI Events: a click goes to the nearest common ancestor of both targets). One egress for all of it.
 */
import { matches } from '../dom/dom.ts';
import { now } from '../dom/now.ts';

/** After a release, for the click and what the page makes of it to be over (milliseconds). */
const SETTLE_MS = 50;
/** A finger's click may come so much later than its release (Compatibility Mouse Events, double-tap to zoom). */
const TAP_MS = 350;
/** A release that nobody tells of (outside the window, swallowed by the page) is not waited for longer. */
const MAX_POINTER_MS = 10_000;
const MAX_KEY_MS = 1_000;
/** A press from before this script was there. */
const EARLIER = 'earlier';

/** What is down, and until when at most that is believed. */
const down = new Map<string | number, number>();
let quietAt = 0;
let keyAt = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;
const waiting: (() => void)[] = [];

/** Milliseconds since a key was last pressed here. */
export const sinceKey = () => now() - keyAt;

/** How long there is still to wait; 0: all is still. */
function rest(): number {
  const at = now();
  for (const [what, until] of down) if (until <= at) down.delete(what);
  // What is down is asked after again at its end, or when it is released.
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

/** What was pressed is over, and no tap. */
const end = ({ pointerId }: PointerEvent) => {
  release(pointerId);
};
const HEARD: Readonly<Record<string, (event: PointerEvent & KeyboardEvent) => void>> = {
  pointerdown: ({ pointerId }) => down.set(pointerId, now() + MAX_POINTER_MS),
  pointerup: ({ pointerId, pointerType }) => {
    release(pointerId, pointerType === 'mouse' ? SETTLE_MS : TAP_MS);
  },
  pointercancel: end,
  // The release was somewhere else.
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

/** Hears of presses from here on; one that is under way is believed to go on. */
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

/** Resolves once nothing is pressed and the last click is over; never later than some seconds. */
export function still(): Promise<void> {
  return rest() > 0
    ? new Promise((resolve) => {
        waiting.push(resolve);
        look();
      })
    : Promise.resolve();
}
