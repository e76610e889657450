/**
 * Where a question stands: in a host element of its own, over the page in the browser's top layer. Put back where the
 * page drops it; where the page will not have it, that is told, so that nothing waits for an answer nobody can give.
 */
import { countQuestions } from './asking.ts';
import { keepPlace } from '../dom/focus.ts';
import { contains, isConnected, makeBox, matches } from '../dom/dom.ts';
import type { Dress } from '../dom/dress.ts';
import { shield } from '../float/shield.ts';
import { watchOverlaid } from './overlaid.ts';
import { watchSettled } from './settled.ts';

/** A page that drops or hides it more often does so on purpose. */
const MAX_RETURNS = 3;
/** How often it is looked whether it is still shown, and where (milliseconds). */
const LOOK_MS = 100;
/** What a page's own rules cannot undo: in a shadow tree `!important` wins (CSS Cascade, "Context"). */
const HOST =
  ':host{all:initial!important;display:block!important;position:fixed!important}:host::backdrop{display:none!important}';
/** Heard by us alone: it leaves no tree, and is of none of the page's. */
const SOUND = 'sound';
/** The page is shown as a picture of itself, over everything (CSS View Transitions); not every browser knows it. */
const PICTURED = ':active-view-transition';

const topOf = (document: Document) => Reflect.get(document, 'documentElement') as Element | null;

/** Shows a modal dialog; one that was taken out of the document while it was open is no longer modal. */
function open(dialog: HTMLDialogElement | null): void {
  dialog?.removeAttribute('open');
  dialog?.showModal();
}

/**
 * Puts a dialog, which `draw` makes in the given box, over the page, `dress`ed. The returned function takes it away, and the
 * focus to where it was. `onLost` is called once, after it was taken away, where the page does not let it stand.
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
  // The key that sends, pressed on or once more: meant for the page, and no answer. Firefox presses at the key's second event.
  const unshield = shield(host, shadow, {
    // A press that nobody can have meant for it is none; where it was hidden from the person, it is put in front again.
    isRefused({ type, detail, clientX, clientY }) {
      const isReady = settled.isReady();
      if (type === 'pointerdown') wasReady = isReady;
      if (type !== 'click') return false;
      const isPointed = detail > 0;
      const at = isPointed ? shadow.elementFromPoint(clientX, clientY) : shadow.activeElement;
      // The host itself, which the page has made large.
      const isBeside = !!at && !contains(shadow, at);
      // The safer answer sends nothing: by a key of its own it always counts, and by a press where the page hides the question.
      const isSafer = !!at?.closest('.primary') && (isPointed ? settled.isHidden() : wasKeyed);
      // In a frame that is scaled or filtered from outside the browser never tells that it is seen: there counts what
      // was reached by a key of the person's and is pressed by another.
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
      // The second event of Meta+Enter reaches no script in Firefox, and presses all the same.
      wasKeyed ||= type === 'keydown' && !isSend;
      // By then the focus has moved.
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
  // A page that is written anew takes all listeners from it (HTML, "document open steps"): nobody can answer any more.
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
    // As large as we made it, whatever the page makes of itself; not every browser tells.
    box.style.zoom = String(1 / ((host as { currentCSSZoom?: number }).currentCSSZoom ?? 1));
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
