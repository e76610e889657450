/** What a page can observe while an element of ours is in it: events, observers and the performance timeline. */

/** Event types through which a page might learn more than it may, whichever way it listens. */
const TYPES = [
  'beforetoggle toggle cancel close command focus blur focusin focusout focuschange',
  'mousemove pointermove pointerrawupdate mouseenter mouseleave pointerenter pointerleave wheel',
  'pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu keydown keyup keypress',
  'beforeinput input change select selectstart selectionchange submit formdata reset invalid',
  'DOMActivate DOMFocusIn DOMFocusOut textInput text selectionchange overflow underflow show search',
  'copy cut paste dragstart scroll scrollend scrollsnapchange resize slotchange load error',
  'beforematch contentvisibilityautostatechange fullscreenchange visibilitychange securitypolicyviolation',
  'beforeprint afterprint animationstart animationend transitionrun transitionend gotpointercapture lostpointercapture',
]
  .join(' ')
  .split(' ');

/**
 * Runs in the page before its other scripts. Records, leaving out all times: for each event at a host element of ours
 * everything that leads to nodes or numbers inside; for each observer what it reports about the host.
 */
export const LISTEN = `<script>(() => {
const heard = new Set(), seen = new Set(), measured = new Set(), sized = new Set(), sighted = new Set();
const nameOf = (n) => !n ? '' : n === window ? 'window' : n.nodeType ? (seen.has(n) ? 'host' : n.isConnected && document.contains(n) || n === document ? 'page' : 'INSIDE ' + n.nodeName + n.textContent) : typeof n;
const get = (o, k) => { try { return o[k]; } catch (e) { return String(e.name); } };
const onEvent = (event) => {
  const target = get(event, 'target');
  if (!seen.has(target) && !/INSIDE/.test(nameOf(target))) {
    for (const k of ['relatedTarget', 'explicitOriginalTarget', 'originalTarget', 'rangeParent', 'fromElement', 'toElement'])
      if (/INSIDE/.test(nameOf(get(event, k)))) heard.add(event.type + ' ' + k + ' ' + nameOf(get(event, k)));
    return;
  }
  const nodes = ['target', 'srcElement', 'relatedTarget', 'explicitOriginalTarget', 'originalTarget', 'rangeParent', 'fromElement', 'toElement', 'source'].map((k) => k + '=' + nameOf(get(event, k)));
  const path = event.composedPath().slice(0, 2).map(nameOf).join('>');
  const more = ['getCoalescedEvents', 'getPredictedEvents', 'getTargetRanges'].flatMap((k) => event[k] ? event[k]().map((e) => nameOf(e.target || e.startContainer)).filter((n) => /INSIDE/.test(n)) : []);
  const { clientX: x, clientY: y } = event;
  // Where the host has no box, a place in it is a place in the page, or nothing; where it has one, the page knows it.
  const { x: left, y: top } = target.getBoundingClientRect ? target.getBoundingClientRect() : { x: 0, y: 0 };
  const inner = ['offset', 'layer'].map((k) => [event[k + 'X'], event[k + 'Y']]).filter(([a]) => a !== undefined).map(([a, b]) => [[x, y], [x - left, y - top], [event.pageX, event.pageY], [0, 0]].some(([u, v]) => Math.abs(a - u) <= 1 && Math.abs(b - v) <= 1) ? 'plain' : 'INSIDE ' + [a - x, b - y].map(Math.round));
  heard.add([event.type, ...nodes, path, ...new Set(more), ...inner, 'range=' + (event.rangeOffset || 0), 'hash=' + (event.hash || ''), 'data=' + (event.data || event.key || '')].join(' '));
};
for (const type of ${JSON.stringify(TYPES)}) { addEventListener(type, onEvent, true); document.addEventListener(type, onEvent); }
const observe = (host) => {
  new ResizeObserver((all) => { for (const { target, contentRect: r, borderBoxSize: [b] } of all) sized.add(target) && measured.add('size ' + [r.width, r.height, b && b.inlineSize, b && b.blockSize]); }).observe(host);
  new IntersectionObserver((all) => { for (const { target, boundingClientRect: r, intersectionRatio, isIntersecting } of all) sighted.add(target) && measured.add('sight ' + [r.x, r.y, r.width, r.height, intersectionRatio, isIntersecting]); }).observe(host);
  for (const type of ['toggle', 'beforetoggle', 'focus', 'scroll', 'slotchange']) host.addEventListener(type, onEvent);
  host.setAttribute('elementtiming', 'ours');
};
new MutationObserver((all) => { for (const { addedNodes } of all) for (const node of addedNodes)
  if (node.nodeType === 1 && node.localName === 'div' && node.firstChild === null && node.id === '' && !node.closest('[data-own]') && !seen.has(node)) { seen.add(node); observe(node); }
}).observe(document, { childList: true, subtree: true });
const entries = new Set();
const keep = (e) => { const at = e.element ? nameOf(e.element) : '';
  if (e.entryType === 'element') entries.add('element ' + e.identifier + e.name + at);
  if (/INSIDE|host/.test(at)) entries.add(e.entryType + ' ' + at + ' ' + e.size);
  if (e.entryType === 'layout-shift') for (const s of e.sources || []) if (/INSIDE|host/.test(nameOf(s.node))) entries.add('shift ' + nameOf(s.node));
  if (e.target && /INSIDE/.test(nameOf(e.target))) entries.add(e.entryType + ' ' + nameOf(e.target));
  for (const s of e.scripts || []) if (/extension|seal/i.test(s.sourceURL + s.invoker + s.sourceFunctionName)) entries.add('frame ' + s.sourceURL);
  for (const s of e.attribution || []) if (/extension|seal/i.test(JSON.stringify(s))) entries.add('task ' + JSON.stringify(s));
  if (/extension|seal/i.test(e.name)) entries.add(e.entryType + ' ' + e.name); };
for (const type of PerformanceObserver.supportedEntryTypes) try { new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, buffered: true, durationThreshold: 16 }); } catch {}
const reports = new Set();
if (window.ReportingObserver) new ReportingObserver((all) => { for (const { type, body } of all) reports.add(type + ' ' + (body && (body.id || body.sourceFile))); }, { buffered: true }).observe();
const stacks = () => { const said = new Set();
  for (let y = 4; y < innerHeight; y += 16) for (let x = 4; x < innerWidth; x += 32) { const all = document.elementsFromPoint(x, y); if (all.some((e) => seen.has(e))) said.add(all.filter((e) => !document.contains(e) || seen.has(e)).map(nameOf).join('>')); }
  return [...said].sort(); };
const selection = () => { document.execCommand('selectAll'); const s = getSelection(); const ranges = s.getComposedRanges ? s.getComposedRanges().map((r) => nameOf(r.startContainer) + nameOf(r.endContainer)) : []; const said = s.toString().replace(/\\s+/g, ' '); s.removeAllRanges(); return [said, ...ranges]; };
// A selection that is moved by a script: where does it come to stand?
const walked = () => { const s = getSelection(), met = new Set(), texts = []; const all = document.createTreeWalker(document.body, 4);
  while (all.nextNode()) if (all.currentNode.data.trim() && all.currentNode.parentNode.localName !== 'script') texts.push(all.currentNode);
  for (const alter of ['move', 'extend']) for (const to of ['forward', 'backward']) for (const unit of ['character', 'word', 'line', 'paragraph', 'sentence', 'lineboundary', 'documentboundary']) for (const text of texts.slice(0, 8)) {
    s.collapse(text, 0);
    for (let step = 0; step < 12; step++) { try { s.modify(alter, to, unit); } catch {} const r = s.rangeCount ? s.getRangeAt(0) : {};
      for (const n of [s.anchorNode, s.focusNode, r.startContainer, r.endContainer]) try { if (/INSIDE/.test(nameOf(n))) met.add([alter, unit, nameOf(n), nameOf(n.parentNode)].join(' ')); } catch {} }
  } s.removeAllRanges(); return [...met]; };
window.hasMeasured = () => [...seen].every((host) => !host.isConnected || (sized.has(host) && sighted.has(host)));
window.heardOf = () => ({ leading: [...[...heard].filter((one) => one.includes('INSIDE')), ...walked()], measured: [...measured].sort(), entries: [...entries].sort(), reports: [...reports].sort(), stacks: stacks(), all: selection(),
  inner: [...seen].map((h) => [h.getAnimations({ subtree: true }).length, h.shadowRoot, h.firstChild, h.innerText, h.assignedSlot, h.popover, h.inert, h.matches(':dir(rtl)'), h.checkVisibility && h.checkVisibility(), h.ariaLabel, h.role].join()),
  print: matchMedia('print').matches, stored: [document.cookie, localStorage.length].join() });
})()</script>`;

/** Observers report one frame later. Expression: whether they have reported every host that is there. */
export const HAS_MEASURED = 'window.hasMeasured()';

/** Expression: everything that was observed, as JSON. */
export const HEARD = 'JSON.stringify(window.heardOf())';

/** Findings that exist only because a host is there. */
export const OF_HOSTS = ['measured', 'stacks', 'inner'];
