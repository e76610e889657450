/**
 * A page that sets traps on everything a script can touch, and does nothing itself: whatever is caught was called by
 * somebody else.
 */

/**
 * Runs first in the page. \`caught\` holds what was caught until the last press of Escape, with the extension's line of
 * its stack.
 */
export const TRAPS = `<script>(() => {
const tripped = {}; let isBusy = true;
const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames } = Object, { apply } = Reflect, { indexOf, slice } = String.prototype;
const call = Function.prototype.call.bind(Function.prototype.call);
const note = (name) => { if (isBusy) return; isBusy = true; const stack = new Error().stack + ''; if (call(indexOf, stack, 'driver.js') >= 0) { isBusy = false; return; } const at = call(indexOf, stack, 'extension://'); tripped[name + (at < 0 ? '' : ' ' + call(slice, stack, at, at + 60))] = 1; isBusy = false; };
const plant = (owner, label) => { for (const key of getOwnPropertyNames(owner)) { const d = getOwnPropertyDescriptor(owner, key);
  if (!d.configurable || key === 'constructor') continue;
  const name = label + '.' + key, { get, set, value } = d;
  if (get) defineProperty(owner, key, { ...d, get() { note(name); return apply(get, this, []); }, set: set && function (one) { note(name + '='); apply(set, this, [one]); } });
  else if (typeof value === 'function' && !value.prototype) defineProperty(owner, key, { ...d, value: function (...all) { note(name); return apply(value, this, all); } });
} };
class Field extends HTMLElement { static observedAttributes = ['id', 'class', 'style', 'inert', 'hidden', 'popover'];
  connectedCallback() { note('connected'); } disconnectedCallback() { note('disconnected'); } adoptedCallback() { note('adopted'); } attributeChangedCallback(name) { note('changed ' + name); }
  get value() { note('Field.value'); return ''; } get textContent() { note('Field.textContent'); return ''; } }
customElements.define('x-field', Field);
const heard = [];
for (const type of ['click', 'submit', 'keydown', 'input', 'change', 'focusin']) addEventListener(type, (event) => { const { isBusy: was } = { isBusy }; isBusy = true; const { isTrusted } = event; isBusy = was; if (!isTrusted) note('heard ' + type); });
const { keys } = Object;
window.caught = null;
// By a key: what a driver runs in the page would fall in, too.
addEventListener('keyup', (event) => { isBusy = true; if (event.key === 'Escape') window.caught = keys(tripped); isBusy = false; }, true);
for (const key of getOwnPropertyNames(window)) { const one = getOwnPropertyDescriptor(window, key).value; if (typeof one === 'function' && one.prototype && /^[A-Z]/.test(key) && !/Error$|^(Function|Proxy|Reflect)$/.test(key)) plant(one.prototype, key); }
for (const key of ['alert', 'fetch', 'addEventListener', 'setTimeout', 'getComputedStyle', 'matchMedia', 'requestAnimationFrame', 'getSelection', 'postMessage', 'queueMicrotask', 'structuredClone']) { const value = window[key]; window[key] = function (...all) { note('window.' + key); return apply(value, window, all); }; }
for (const key of ['sealcheck', 'browser', 'chrome', 'wrappedJSObject', 'exportFunction', 'cloneInto']) try { const value = window[key]; defineProperty(window, key, { configurable: true, get() { note('window.' + key); return value; } }); } catch {}
addEventListener('load', () => { isBusy = false; });
})()</script>`;
