/** Pressing in the page's own world, by way of a helper that the worker puts there (`page-press.ts`). */

export interface Reach {
  /** Begins to bring the helper, so that it is there when something is held. */
  readonly prepare: () => void;
  /** Clicks `target`, or submits `form` with it; without a target only asks. Is the helper there? */
  readonly press: (target?: Element, form?: Element) => boolean;
}

/** A way into the page of `document`; `bring` puts the helper there and returns its channel, null where it could not. */
export function openReach(document: Document, inject: (() => Promise<string | null>) | undefined): Reach {
  let channel: string | null = null;
  let isAsked = false;
  const press = (target: EventTarget = document, relatedTarget: Element | null = null) =>
    channel !== null &&
    !target.dispatchEvent(
      new MouseEvent(channel, { bubbles: true, cancelable: true, composed: true, relatedTarget }),
    );
  return {
    prepare() {
      if (isAsked || !inject) return;
      isAsked = true;
      void inject().then((one) => {
        channel = one;
        isAsked = one !== null;
      });
    },
    press,
  };
}
