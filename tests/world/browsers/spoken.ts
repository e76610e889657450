/** What elements of ours say, as a text that both browsers take. */

/** As `innerText`, with the words that CSS generates, where a page cannot find them. */
export const SAID = `const said = (root, css) => { const all = [...root.querySelectorAll('[data-t]')].map((e) => { const text = document.createTextNode(e.dataset.t); e.append(text); return text; });
  const texts = [...root.querySelectorAll(css)].map((e) => e.innerText.trim()); all.forEach((text) => text.remove()); return texts; };`;
