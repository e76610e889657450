/**
 * What a page can learn from the browser's APIs: in print layout, about storage and the viewport, and from the sizes of
 * its own elements while ours is there.
 */

/**
 * Runs in the page. Defines `asked()`, which returns the findings, and `printed()`, which counts the changes of layout
 * to print and back.
 */
export const ASK = `<script>(() => {
let times = 0; const onPaper = [], grown = new Set();
const rects = () => [...document.querySelectorAll('*')].filter((e) => !window.hostsSeen?.has(e)).map((e) => { const r = e.getBoundingClientRect(); return e.localName + [r.x, r.y, r.width, r.height].map(Math.round); });
const note = (why) => (times += 1) && onPaper.push(...rects().map((one) => why + ' ' + one), why + ' ' + document.documentElement.scrollHeight, why + ' ' + document.getAnimations().length + ' animations');
for (const type of ['beforeprint', 'afterprint']) addEventListener(type, () => note(type));
const media = ['print', '(max-width: 400px)', '(prefers-color-scheme: dark)', '(hover)', '(inverted-colors)', '(forced-colors: active)', '(display-mode: fullscreen)'].map((query) => matchMedia(query));
media[0].addEventListener('change', ({ matches }) => note(matches ? 'on paper' : 'shown again'));
const sizes = new ResizeObserver((all) => { for (const { target, borderBoxSize: [b] } of all) grown.add(target.localName + [b.inlineSize, b.blockSize].map(Math.round)); });
addEventListener('DOMContentLoaded', () => document.querySelectorAll('body, form, p, table, textarea, input').forEach((e) => sizes.observe(e)));
const view = () => { const v = visualViewport; return [v.width, v.height, v.scale, v.offsetLeft, v.offsetTop, v.pageTop, innerWidth, innerHeight, outerWidth, devicePixelRatio, screenX, scrollMaxYOr0()].map(Math.round); };
const scrollMaxYOr0 = () => window.scrollMaxY || 0;
const rules = () => [...document.styleSheets, ...document.adoptedStyleSheets].map((s) => s.cssRules.length + ' ' + (s.href || '') + ' ' + s.media.mediaText);
const states = () => { const all = [...document.querySelectorAll('input, textarea, button, form, a')]; return all.map((e) => [':valid', ':user-valid', ':placeholder-shown', ':read-only', ':default', ':disabled', ':autofill', ':-webkit-autofill', ':visited', ':target'].filter((css) => { try { return e.matches(css); } catch { return false; } }).join('')).join(); };
window.printed = () => times;
window.asked = async () => { const found = {
  onPaper: onPaper.splice(0), grown: [...grown].sort(), view: view(), rules: rules(), states: states(), media: media.map((m) => m.matches).join(),
  kept: [(await indexedDB.databases()).length, self.caches ? (await caches.keys()).length : 0, (await navigator.storage?.persisted()) ?? false, localStorage.length, sessionStorage.length, document.cookie, (await navigator.serviceWorker?.getRegistrations() ?? []).length, history.length > 0, name],
  active: navigator.userActivation ? navigator.userActivation.hasBeenActive : '',
  faces: [...document.fonts].map((f) => f.family + f.status), range: document.fonts.status, pointer: !!document.pointerLockElement, shown: document.visibilityState, pip: !!document.pictureInPictureElement,
  inert: [...document.querySelectorAll('*')].filter((e) => e.inert || e.ariaHidden).length, shadows: [...document.querySelectorAll('*')].filter((e) => e.shadowRoot).length, };
  const { usage, usageDetails } = (await navigator.storage?.estimate()) ?? {};
  return JSON.stringify({ ...found, usage: /Firefox/.test(navigator.userAgent) ? 'changes by itself' : [usage || 0, usageDetails || {}] }); };
})()</script>`;
