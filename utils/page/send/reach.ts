/** Presses controls in the page's own world, by a helper that the worker injects there (`page-press.ts`). */

import { COMMON } from './replay.ts';

/** The way to that helper. */
export interface Reach {
  /** Injects the helper, so that it is there when something is held. Resolves once it is, or could not be. */
  readonly prepare: () => Promise<void> | undefined;
  /** Clicks `target`, or submits `form` with it; without a target, only asks. Returns whether the helper is there. */
  readonly press: (target?: Element, form?: Element) => boolean;
}

/**
 * Opens a way into the page of `document`. `inject` injects the helper and resolves to its channel; null: it failed.
 */
export function openReach(document: Document, inject: (() => Promise<string | null>) | undefined): Reach {
  let channel: string | null = null;
  let asked: Promise<void> | undefined;
  const press = (target: EventTarget = document, relatedTarget: Element | null = null) =>
    channel !== null && !target.dispatchEvent(new MouseEvent(channel, { ...COMMON, relatedTarget }));
  return {
    prepare: () =>
      (asked ??= inject?.().then((one) => {
        channel = one;
        if (one === null) asked = undefined;
      })),
    press,
  };
}
