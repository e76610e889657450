/** Records, inside a page, the events it receives and how it looks. */

/**
 * Script: whether a node is Sealcheck's own host element, as far as a page can see. Events on it, and its insertion, do
 * not count as changes to the page. No other element in the suite's pages is a `div` without id, children or width.
 */
const OURS = `const isOurs = (node) => node.localName === 'div' && !node.id && !node.firstChild && !node.shadowRoot && node.getBoundingClientRect().width === 0;`;

/** Runs first in a page: records its events in order and, when read, whether their defaults were prevented. */
export const RECORDER = `<script>
  ${OURS}
  sessionStorage.clear();
  const seen = [];
  const nameOf = (node) => node.localName ? node.localName + (node.id ? '#' + node.id : '') : node.nodeName ?? 'window';
  for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'keydown', 'keyup', 'beforeinput',
    'input', 'change', 'focusin', 'focusout', 'submit', 'reset', 'invalid', 'formdata', 'dragenter', 'drop', 'beforetoggle', 'toggle', 'close', 'error'])
    addEventListener(type, (event) => {
      if (isOurs(event.composedPath()[0])) return;
      seen.push([type, nameOf(event.composedPath()[0]), event.key ?? '', event]);
    }, true);
  const said = () => seen.map(([type, name, key, event]) => [type, name, key, event.defaultPrevented]);
  addEventListener('pagehide', () => { sessionStorage.seen = JSON.stringify(said()); });
</script>`;

/** Expression: all events so far, including those of the page before. */
export const EVENTS = `JSON.parse(sessionStorage.seen ?? '[]').concat(typeof said === 'undefined' ? [] : said()).map(String)`;

/** Expression: position and appearance of everything in the page, what has the focus, and how far it can scroll. */
export const LOOK = `(() => {
  ${OURS}
  const lines = [];
  const visit = (root) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.closest('head,script,style') || isOurs(one)) continue;
      const { x, y, width, height } = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      lines.push([one.localName, one.id, ...[x, y, width, height].map((side) => Math.round(side * 10) / 10),
        style.display, style.color, style.backgroundColor, style.margin, style.padding, style.borderWidth].join(' '));
      if (one.shadowRoot) visit(one.shadowRoot);
    }
  };
  lines.push(getComputedStyle(document.documentElement).backgroundColor);
  visit(document.body);
  const { scrollWidth, scrollHeight, scrollLeft, scrollTop } = document.documentElement;
  return [...lines, document.body.innerText, [scrollWidth, scrollHeight, scrollLeft, scrollTop].join(), isOurs(document.activeElement) ? 'body' : document.activeElement?.localName + document.activeElement?.id];
})()`;

/** Counts elements that are added to a page by others; ours has no attributes. */
export const COUNT = `<script>
  window.added = 0;
  const boxes = new Set();
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node.localName === 'div' && node.attributes.length === 0) boxes.add(node);
    added = boxes.size;
  }).observe(document.documentElement, { childList: true, subtree: true });
</script>`;
