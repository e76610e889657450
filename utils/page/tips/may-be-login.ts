/** A first, cheap check whether this may be a log-in page, for every page that is touched. */

import { untilGood } from '../guards/ask-again.ts';
import { addressOf, titleOf, viewOf } from '../dom/dom.ts';
import { throttled } from '../dom/throttle.ts';

/** Parts of words in the addresses and titles of pages for a log-in or its second step. */
const LOGIN =
  'log[- ]?[io]n|sign[- ]?in|auth(?!or)|mfa|[2t]fa|otp|fa[ck]t(or|eur)|step|schritt|anmeld|connexion|sso|session|pasos|étapes|段階|验证|인증';

/** A page's title may be of any length; only so many characters are searched. */
const MAX = 3000;

/** Shortest time between two looks (ms), for scripts that move the focus without end. */
const PAUSE_MS = 200;

/**
 * Calls `inject`, until it has a good answer, at the start or when a control gets the focus, if the page's address or
 * title suggests a log-in.
 */
export function watchLogin(document: Document, inject: () => Promise<unknown>): void {
  const view = viewOf(document);
  const found = untilGood(inject, () => {
    view?.removeEventListener('focusin', look, true);
  });
  const look = throttled<unknown>(
    () => {
      if (new RegExp(LOGIN, 'i').test((titleOf(document) + addressOf(document)).slice(0, MAX))) void found();
    },
    null,
    PAUSE_MS,
  );
  view?.addEventListener('focusin', look, true);
  look(null);
}
