/**
 * A page that tries to find out what Sealcheck says, with a script that reads everything scripts and styles can
 * observe.
 */

/** The findings of one look, by the method that found them. */
export type Findings = Readonly<Record<string, unknown>>;

const TOKENS = [
  'surface',
  'text',
  'soft',
  'line',
  'raised',
  'danger',
  'danger-soft',
  'caution',
  'calm',
  'firm',
  'good',
  'focus',
  'link',
  'tone',
];
const FETCHED = TOKENS.map((token) => `--${token}:url("/leak?${token}")`).join(';');

/** Style rules that would fetch a file or restyle our elements if they applied to them. */
export const STYLE = `<style>
  html, body, div, div:empty, :root { ${FETCHED} }
  @font-face { font-family: Roboto; src: url("/leak?font-1") } @font-face { font-family: "Segoe UI"; src: url("/leak?font-2") }
  @font-face { font-family: sealcheck; src: url("/leak?font-3") }
  @font-face { font-family: "-apple-system"; src: url("/leak?font-4") }
  div:empty { counter-increment: boxes; animation: seen 1ms; transition: all 1ms }
  @keyframes seen { to { --seen: 1 } }
  .counts::after { content: counter(list-item) counter(boxes); position: absolute }
  div:empty { background: red; width: auto; min-height: 0; outline: 0; list-style: url("/leak?list") }
</style>`;

/** Words of every level that a page could search for. */
const WORDS = [
  'Sealcheck',
  'read it',
  'won’t arrive',
  't reach',
  'enforced',
  'nothing proves',
  'text message',
  'encrypted on the way',
  'on the way',
  'Hide this',
  'Show',
];

/** Runs in the page: defines \`look()\`, which returns the findings as JSON. */
export const SCRIPT = `<p class=counts style="position:fixed;bottom:0;right:0;height:1px;overflow:hidden"></p><script>(() => {
const errors = [], records = [], animated = [];
addEventListener('error', ({ message }) => errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
for (const type of ['animationstart', 'transitionrun']) addEventListener(type, () => animated.push(type), true);
const shifts = [];
try { new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ sources }) => (sources || []).map(({ node }) => node && node.nodeName)))).observe({ type: 'layout-shift', buffered: true }); } catch {}
const hosts = new Set();
const isOurs = (node) => node.nodeType === 1 && node.localName === 'div' && node.firstChild === null && node.id === '' && !node.closest('[data-own]');
new MutationObserver((all) => { for (const { addedNodes, attributeName, target } of all) {
  for (const node of addedNodes) if (isOurs(node)) { hosts.add(node); records.push('host'); }
  if (attributeName && hosts.has(target)) records.push(attributeName + '=' + target.getAttribute(attributeName));
} }).observe(document, { childList: true, subtree: true, attributes: true });
const rect = (r) => r && [r.x, r.y, r.width, r.height].map(Math.round).join();
const styleOf = (e) => { const s = getComputedStyle(e); return [...s].filter((p) => !/^--/.test(p)).map((p) => p + ':' + s.getPropertyValue(p)).join(';'); };
const found = (word) => { getSelection().removeAllRanges(); const is = window.find(word, false, false, true, false, false, false); const s = getSelection(); const node = s.anchorNode; s.removeAllRanges(); return is && !(node && document.contains(node) && node.textContent.includes(word)); };
const selected = () => { const s = getSelection(); s.removeAllRanges(); s.selectAllChildren(document.documentElement); const text = s.toString() + document.createRange().toString(); s.removeAllRanges(); return text; };
const hits = () => { const at = []; let count = 0, left = 1e9, top = 1e9, right = 0, bottom = 0;
  for (let y = 2; y < innerHeight; y += 4) for (let x = 2; x < innerWidth; x += 8) {
    const hit = document.elementFromPoint(x, y);
    if (hosts.has(hit)) { count++; left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y); } }
  return count ? [left, top, right, bottom, count].join() : ''; };
const carets = () => { const said = new Set(); for (let y = 2; y < innerHeight; y += 8) for (let x = 2; x < innerWidth; x += 16) {
    if (!hosts.has(document.elementFromPoint(x, y))) continue;
    const p = document.caretPositionFromPoint ? document.caretPositionFromPoint(x, y) : null;
    const r = document.caretRangeFromPoint ? document.caretRangeFromPoint(x, y) : null;
    for (const [n, o] of [[p && p.offsetNode, p && p.offset], [r && r.startContainer, r && r.startOffset]]) if (n && !document.contains(n)) said.add(n.nodeName + ':' + n.textContent + o); else if (n && hosts.has(n)) said.add('host' + o); } return [...said].sort(); };
window.hostsSeen = hosts;
window.look = (words) => { const active = document.activeElement; const all = [...document.querySelectorAll('*')].filter((e) => !hosts.has(e));
  return JSON.stringify({
    hosts: [...hosts].filter((h) => h.isConnected).length,
    attributes: [...hosts].filter((h) => h.isConnected).map((h) => h.outerHTML),
    style: [...hosts].filter((h) => h.isConnected).map(styleOf),
    boxes: [...hosts].filter((h) => h.isConnected).map((h) => [rect(h.getBoundingClientRect()), h.getClientRects().length, h.offsetHeight, h.scrollHeight, h.clientWidth].join()),
    hits: hits(), carets: carets(),
    neighbours: all.map((e) => e.localName + ' ' + rect(e.getBoundingClientRect()) + ' ' + e.scrollHeight + ' ' + e.scrollWidth),
    scroll: [document.documentElement.scrollHeight, document.documentElement.scrollWidth, scrollX, scrollY],
    focus: hosts.has(active) ? 'host' : active.localName, hasFocus: document.hasFocus(),
    selectors: ['div:empty', ':hover', ':focus', ':focus-within', ':focus-visible', ':modal', ':popover-open', ':has(> div:empty)', ':active', 'div:not(:empty)', ':defined', '[popover]'].map((css) => css + ' ' + [...document.querySelectorAll(css)].filter((e) => hosts.has(e)).length),
    found: words.filter(found), selected: selected().replace(/\\s+/g, ' '), text: document.documentElement.innerText.replace(/\\s+/g, ' '),
    counter: styleOf(document.querySelector('.counts')), counted: rect(document.querySelector('.counts').getBoundingClientRect()) + getComputedStyle(document.querySelector('.counts'), '::after').width,
    animations: document.getAnimations().length, animated: animated.length,
    entries: [...new Set(performance.getEntries().map(({ entryType, name }) => entryType + ' ' + name))].filter((e) => /leak|extension|seal/.test(e)).sort(),
    shifted: shifts.flat().filter((n) => n === 'DIV').length > 0, records: [...new Set(records)].sort(), errors,
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length], fonts: [...document.fonts].filter(({ status }) => status !== 'unloaded').length,
    forms: [...document.forms].map((f) => f.elements.length + [...new FormData(f).keys()].join()), globals: Object.keys(window).filter((k) => /seal/i.test(k)),
    frames: frames.length, fullscreen: !!document.fullscreenElement, });
};
window.look.words = ${JSON.stringify(WORDS)};
})()</script>`;

/** Expression: the findings. */
export const LOOK = 'window.look(window.look.words)';

/** Returns the differences between two looks as lines to print: the method and both findings, shortened. */
export function differences(one: Findings, other: Findings): string[] {
  const cut = (value: unknown) => JSON.stringify(value).slice(0, 300);
  return Object.keys(one)
    .filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]))
    .map((key) => {
      const [a, b] = [one[key], other[key]];
      if (!Array.isArray(a) || !Array.isArray(b)) return `${key}: ${cut(a)} ≠ ${cut(b)}`;
      return `${key}: ${cut(a.filter((item) => !b.includes(item)))} ≠ ${cut(b.filter((item) => !a.includes(item)))}`;
    });
}
