/** Script that reads the words of our elements, in a form that both browsers can run. */

/**
 * Like `innerText`, but with the words that CSS generates, which a page cannot find. They are inserted for the moment,
 * after a zero-width non-joiner: otherwise an Arabic letter before them would be joined to them, and stay so in later
 * pictures.
 */
export const SAID = `const said = (root, css) => { const all = [...root.querySelectorAll('[data-t]')].map((e) => { const text = document.createTextNode((e.dataset.t && '\\u200c') + e.dataset.t); e.append(text); return text; });
  const texts = [...root.querySelectorAll(css)].map((e) => e.innerText.replaceAll('\\u200c', '').trim()); all.forEach((text) => text.remove()); return texts; };`;
