/** Goes through a page by keyboard alone, and finds what cannot be reached, seen or pressed. */
import type { Page } from '../world/browsers/browser.ts';

const MOST = 200;

/**
 * Defines, in the page: `said` names an element; `step` resolves to what is wrong with the focus, '' or null at the
 * end; `presses` names the keys that must press the focused control. Clicks are counted, and do nothing.
 */
const TOOLS = `
  window.walked = new Set();
  window.said = (one) => one.localName + (one.id && '#' + one.id) + '.' + one.className + ' ' + (one.textContent || one.getAttribute('aria-label') || '').trim().slice(0, 30);
  window.step = async () => {
    // The browser may still be scrolling.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement || window.walked.has(one)) return null;
    window.walked.add(one);
    const { outlineStyle, boxShadow } = getComputedStyle(one);
    const [box] = one.getClientRects();
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    const [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isHit = !!hit && (one.contains(hit) || hit.contains(one) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
    const faults = [];
    if (outlineStyle === 'none' && boxShadow === 'none') faults.push('no ring');
    if (right - left < 1 || bottom - top < 1) faults.push('out of sight');
    else if (!isHit) faults.push('under ' + (hit ? window.said(hit) : 'nothing'));
    return faults.length > 0 ? window.said(one) + ': ' + faults.join(', ') : '';
  };
  window.controls = () => [...(document.querySelector('dialog:modal') ?? document).querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"], [role=button]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest('[inert], [tabindex="-1"]') && one.type !== 'hidden');
  window.missed = () => window.controls().filter((one) => !window.walked.has(one))
    .filter((one) => one.type !== 'radio' || ![...window.walked].some((other) => other.name === one.name))
    .map(window.said);
  window.presses = (one = document.activeElement) => {
    if (one?.matches('button, summary, [role=button], [role=tab]')) return ['Enter', 'Space'];
    if (one?.matches('a[href]')) return ['Enter'];
    return one?.matches('[type=checkbox], [type=radio]:not(:checked), [type=file]') ? ['Space'] : [];
  };
  window.pressed = [];
  if (!window.isCounting) addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    window.pressed.push(event.target);
  }, true);
  window.isCounting = true;
`;

/** Makes the page ready for `walk`, `pressFocused` and `pressAll`: from then on, no click does anything there. */
export const prepare = (page: Page): Promise<void> => page.evaluate(`void (() => { ${TOOLS} })()`);

/** Presses the focused control by each of its keys; returns which of them did not press it exactly once. */
export async function pressFocused(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const key of await page.evaluate<string[]>('window.presses()')) {
    await page.evaluate('void (window.pressed = [], window.from = document.activeElement)');
    await page.press(key);
    const fault = await page.evaluate<string>(
      `window.pressed.length === 1 && window.pressed[0] === window.from && document.activeElement === window.from ? '' : window.said(window.from) + ': ${key} presses ' + (window.pressed.map(window.said).join() || 'nothing')`,
    );
    if (fault !== '') faults.push(fault);
  }
  return faults;
}

/**
 * Goes by Tab from the first control to the last, and presses each; returns what was wrong, and what was never reached.
 */
export async function walk(page: Page): Promise<readonly string[]> {
  await prepare(page);
  await page.evaluate(`(async () => { window.controls()[0].focus(); await window.step(); })()`);
  const faults = [...(await pressFocused(page))];
  for (let count = 0; count < MOST; count += 1) {
    await page.press('Tab');
    const fault = await page.evaluate<string | null>('window.step()');
    if (fault === null) break;
    if (fault !== '') faults.push(fault);
    faults.push(...(await pressFocused(page)));
  }
  const missed = await page.evaluate<string[]>('window.missed()');
  return [...faults, ...missed.map((one) => `${one}: never reached`)];
}

/**
 * Focuses and presses each control that is shown, unless one that says the same is in `done`; adds it there. Returns
 * what was wrong.
 */
export async function pressAll(page: Page, done: Set<string>): Promise<readonly string[]> {
  await prepare(page);
  const names = await page.evaluate<string[]>(
    `(window.all = window.controls().filter((one) => window.presses(one).length > 0)).map(window.said)`,
  );
  const faults: string[] = [];
  for (const [at, said] of names.entries()) {
    if (done.has(said)) continue;
    done.add(said);
    await page.evaluate(`void window.all[${at}].focus()`);
    faults.push(...(await pressFocused(page)));
  }
  return faults;
}
