/** What elements of ours say, as a text that both browsers take. */

/**
 * As `innerText`, with the words that CSS generates, where a page cannot find them. What is put in for that begins with a
 * zero-width non-joiner: else the last letter of an Arabic word before it is joined to it, and stays so in later pictures.
 */
export const SAID = `const said = (root, css) => { const all = [...root.querySelectorAll('[data-t]')].map((e) => { const text = document.createTextNode((e.dataset.t && '\\u200c') + e.dataset.t); e.append(text); return text; });
  const texts = [...root.querySelectorAll(css)].map((e) => e.innerText.replaceAll('\\u200c', '').trim()); all.forEach((text) => text.remove()); return texts; };`;
