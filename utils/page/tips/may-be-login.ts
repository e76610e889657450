/** May this be a page where somebody logs in? The first look, cheap enough for every page that is touched. */

import { untilGood } from '../guards/ask-again.ts';
import { addressOf, titleOf, viewOf } from '../dom/dom.ts';

/** Parts of words of addresses and titles that a log-in or its second step has. */
const LOGIN =
  'log[- ]?[io]n|sign[- ]?in|auth(?!or)|mfa|[2t]fa|otp|fa[ck]t(or|eur)|step|schritt|anmeld|connexion|sso|session|pasos|étapes|段階|验证|인증';

/** A page may call itself by a text without end (letters). */
const MAX = 3000;

/** Calls `bring`, until it has a good answer, at the start or at the touch of a control, where the page's address or title says so. */
export function watchLogin(document: Document, inject: () => Promise<unknown>): void {
  const view = viewOf(document);
  const found = untilGood(inject, () => {
    view?.removeEventListener('focusin', look, true);
  });
  const look = () => {
    if (new RegExp(LOGIN, 'i').test((titleOf(document) + addressOf(document)).slice(0, MAX))) void found();
  };
  view?.addEventListener('focusin', look, true);
  look();
}
