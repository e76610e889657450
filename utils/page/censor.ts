/** The structure of a compose window for a bug report: no text, no addresses, nothing a person wrote. */
import { childrenOf } from './dom.ts';
import { namedBy } from './tokens.ts';

/** Attributes whose values describe the page's structure; all other values are blanked. */
const STRUCTURE = new Set(
  (
    'aria-autocomplete aria-haspopup aria-hidden aria-multiline class contenteditable data-testid data-test-id dir ' +
    'g_editable hidden name role rows tabindex type'
  ).split(' '),
);
/** A value of structure: words of letters, without the signs of addresses and without long numbers. */
const PLAIN = /^(?!.*\d{5})[\w:. -]{0,120}$/;
const CONTROLS = new Set(['button', 'form', 'iframe', 'input', 'select', 'textarea']);
const MAX_DEPTH = 60;

/** `name` is structure on form controls; elsewhere apps keep people's names in it (Gmail's collapsed row). */
function isStructure(element: Element, name: string, value: string): boolean {
  if (!STRUCTURE.has(name) || !PLAIN.test(value)) return false;
  return name !== 'name' || CONTROLS.has(element.localName) || namedBy(value) !== null;
}

/** Renders the tree below an element as HTML-like lines, values and texts replaced by "…". */
export function renderStructure(root: Element, depth = 0): string {
  const indent = '  '.repeat(depth);
  const attributes = [...root.attributes].map(({ name, value }) => {
    if (value === '') return ` ${name}`;
    return ` ${name}="${isStructure(root, name, value) ? value : '…'}"`;
  });
  const inner = [...childrenOf(root)].flatMap((child) => {
    if (child.nodeType === 3) return child.nodeValue?.trim() ? [`${indent}  …`] : [];
    if (child.nodeType !== 1 || depth >= MAX_DEPTH) return [];
    return [renderStructure(child as Element, depth + 1)];
  });
  return [`${indent}<${root.localName}${attributes.join('')}>`, ...inner].join('\n');
}
