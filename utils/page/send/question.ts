/**
 * Mounts a question: in a host element of its own, over the page in the browser's top layer. It is put back where the
 * page removes it; if the page keeps it from standing, that is reported, so that nothing waits for an answer that
 * nobody can give.
 */
import { countQuestions } from './asking.ts';
import { keepPlace } from '../dom/focus.ts';
import { contains, isConnected, makeBox, matches } from '../dom/dom.ts';
import type { Dress } from '../dom/dress.ts';
import { shield } from '../float/shield.ts';
import { watchOverlaid } from './overlaid.ts';
import { watchSettled } from './settled.ts';

/** A page that removes or hides it more often than this does so on purpose. */
const MAX_RETURNS = 3;
/** How often we look whether and where it is still shown (ms). */
const LOOK_MS = 100;
/** Rules of ours that the page's cannot override: in a shadow tree, `!important` wins (CSS Cascade, "Context"). */
const HOST =
  ':host{all:initial!important;display:block!important;position:fixed!important}:host::backdrop{display:none!important}';
/** An event that only we see: it stays in our shadow tree, and is none of the page's. */
const SOUND = 'sound';
/**
 * Matches while the page is shown as a picture of itself over everything (CSS View Transitions); not in every browser.
 */
const PICTURED = ':active-view-transition';

const topOf = (document: Document) => Reflect.get(document, 'documentElement') as Element | null;

/** Shows a modal dialog. One that was removed from the document while open is no longer modal, so it is opened anew. */
function open(dialog: HTMLDialogElement | null): void {
  dialog?.removeAttribute('open');
  dialog?.showModal();
}

/**
 * Mounts a dialog, which `draw` makes in the given box, over the page, `dress`ed. The returned function removes it and
 * puts the focus back where it was. `onLost` is called once, after it was removed, if the page does not let it stand.
 */
export function mountQuestion(
  document: Document,
  dress: Dress,
  draw: (box: HTMLElement) => void,
  onLost: () => void,
): () => void {
  const back = keepPlace(document);
  const host = makeBox(document);
  const shadow = host.attachShadow({ mode: 'closed' });
  dress(shadow, HOST);
  // The key that sends, held down or pressed again, was meant for the page. Firefox presses at the key's second event.
  const unshield = shield(host, shadow, {
    // A press that cannot have been meant for it does not count; if it was hidden from the person, it is brought
    // forward.
    isRefused({ type, detail, clientX, clientY }) {
      const isReady = settled.isReady();
      if (type === 'pointerdown') wasReady = isReady;
      if (type !== 'click') return false;
      const isPointed = detail > 0;
      const at = isPointed ? shadow.elementFromPoint(clientX, clientY) : shadow.activeElement;
      // The host itself, which the page has made large.
      const isBeside = !!at && !contains(shadow, at);
      // The safer answer sends nothing. It always counts by another key than the one that sent, and by a press if
      // hidden.
      const isSafer = !!at?.closest('.primary') && (isPointed ? settled.isHidden() : wasKeyed);
      // In a frame that is scaled or filtered from outside, the browser never reports it as seen. There, an answer
      // counts that was reached with one key of the person's and is pressed with another.
      const isChosen = !isPointed && at === chosen && isKeyed();
      if (isSafer) return false;
      if (overlaid?.is()) {
        look(true);
        return true;
      }
      if (isChosen || (isReady && !isBeside && (!isPointed || wasReady))) return false;
      if (isBeside || (isPointed && settled.isHidden())) look(true);
      return true;
    },
    onKey(event) {
      const { type, key, repeat, ctrlKey, metaKey } = event;
      const isSend = repeat ? /^( |Enter)$/.test(key) : key === 'Enter' && (ctrlKey || metaKey);
      if (type !== 'keyup' && isSend) event.preventDefault();
      // In Firefox no script sees the second event of Meta+Enter, but it presses all the same.
      wasKeyed ||= type === 'keydown' && !isSend;
      // The focus has moved by the time of keyup.
      if (type === 'keyup' && key === 'Tab') chosen = shadow.activeElement;
    },
  });
  const box = shadow.appendChild(makeBox(document));
  let returns = 0;
  let wasReady = false;
  let wasKeyed = false;
  let chosen: Element | null = null;

  const dialog = () => shadow.querySelector('dialog');
  const settled = watchSettled(host, () => {
    const top = topOf(document);
    return top && matches(top, PICTURED) ? null : dialog();
  });
  const overlaid = import.meta.env.FIREFOX ? watchOverlaid(document, host) : null;
  const isKeyed = () => self !== top && settled.isStill();
  const isShown = () =>
    isConnected(host) &&
    contains(document, host) &&
    !!dialog()?.matches(':modal') &&
    host.checkVisibility() &&
    (dialog()?.getClientRects().length ?? 0) > 0 &&
    !settled.isCovered();
  const insert = () => {
    const top = topOf(document);
    if (top) Node.prototype.appendChild.call(top, host);
    watcher.disconnect();
    watcher.observe(document, { childList: true });
    if (top) watcher.observe(top, { childList: true });
  };
  // Writing a page anew removes all listeners (HTML, "document open steps"): then nobody can answer any more.
  let isHeard = true;
  box.addEventListener(SOUND, () => (isHeard = true));
  const isDeaf = () => {
    isHeard = false;
    box.dispatchEvent(new Event(SOUND));
    return !isHeard;
  };
  const look = (isVain = false) => {
    if (isDeaf()) {
      close();
      onLost();
      return;
    }
    for (let again = isVain; again || !isShown(); returns += 1, again = false) {
      if (returns === MAX_RETURNS) {
        close();
        onLost();
        return;
      }
      insert();
      open(dialog());
      overlaid?.note();
    }
    // Keeps our own size, whatever zoom the page gives itself; not every browser reports it.
    box.style.zoom = String(1 / ((host as { currentCSSZoom?: number }).currentCSSZoom ?? 1));
    overlaid?.look();
    box.toggleAttribute('data-ready', settled.isReady());
    box.toggleAttribute('data-keyed', isKeyed());
  };
  const watcher = new MutationObserver(() => {
    look();
  });
  const interval = setInterval(() => {
    look();
  }, LOOK_MS);
  let isOpen = true;
  countQuestions(1);
  const close = () => {
    if (isOpen) countQuestions(-1);
    isOpen = false;
    clearInterval(interval);
    watcher.disconnect();
    settled.end();
    host.remove();
    unshield();
    overlaid?.end();
    back();
  };
  try {
    insert();
    draw(box);
    open(dialog());
    overlaid?.note();
  } catch (error) {
    close();
    throw error;
  }
  return close;
}
