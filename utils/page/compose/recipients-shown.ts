/** Recognises recipients in an unknown app by their looks: the general rule's part of reading a field. */
import {
  attribute,
  attributeText,
  childrenOf,
  composedAncestors,
  contains,
  isTextControl,
  parentOf,
  queryAll,
} from '../dom/dom.ts';
import { cleanText } from '../dom/text.ts';
import { labelledBy } from './tokens.ts';

/** Selects what a person writes lines of text into. */
export const WRITTEN = 'textarea,[contenteditable]:not([contenteditable=false])';
/** Selects what a person types into. */
export const TYPED = `input:not([type=hidden]),${WRITTEN}`;

/** Elements inside which a text goes on without a blank (highlighted parts of an address). */
const INLINE = /^(b|em|font|i|mark|strong|u|wbr)$/;

/** Returns the text below a node, with a blank where one element's text ends and another's begins. */
export function spacedText(node: Node, skip: readonly Element[] = []): string {
  let text = '';
  for (const child of childrenOf(node)) {
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    if (child.nodeType !== 1 || skip.includes(child as Element)) continue;
    const blank = INLINE.test((child as Element).localName) ? '' : ' ';
    text += blank + spacedText(child, skip) + blank;
  }
  return text;
}

const HELD = /[^\s"-),/:-@[\]{}]+@(?!\dx)[^\s"-),/:-@[\]{}]+\.[\p{L}\p{N}-]{2,}/gu;

/**
 * Matches "for example" and the like right before an address, which then only shows how one is written. A name may
 * begin with such a word.
 */
const EXAMPLE =
  /(\b(e\. ?g|e[xjs]([ae]mpl?[eio]+)?|beispiel)|z\. ?B|bijv|напр(имер)?|例(如|えば)?)[.,:：\s]*$/iu;

/**
 * Returns the addresses in an element's attributes, joined by commas, or ''. Apps use attributes of their own, and
 * links; attributes for files and for programmers' names are skipped.
 */
export function heldAddress(element: Element): string {
  const names = Element.prototype.getAttributeNames.call(element);
  const values = names.map((name) => {
    const value = attributeText(element, name);
    return /src|style|class|test|place|^(id|name)$/.test(name) || isExample(value) ? '' : value;
  });
  return (!isTextControl(element) && values.join().match(HELD)?.join()) || '';
}

const isExample = (text: string) => EXAMPLE.test(text.split(/[^\s:：]+@/)[0] ?? '');

/** Returns how many recipients this text stands for ("+3", "and 2 others"); 0 if none. */
export function countOf(text: string): number {
  const found =
    text.length < 40 &&
    /(?:^\+ ?|他|等|외 |altri |nog |mais )(\d{1,3})(?![\d ]*\d)|(\d{1,3}) (?:mor|other|weit|autr|más|[ou]tr|ещ|til|kişi|inny|muut|andr)/i.exec(
      text,
    );
  return Number(found && (found[1] ?? found[2]));
}

/** Signs for removing a chip. */
export const REMOVES = /[×✕✖⨯✗]/g;

/** Matches addresses one after another, each with or without a name, and nothing else. */
const ADDRESSES =
  /^(([^@<>,;]*[<(（＜[])?[^\s@<>()[\],;]+@[^\s@<>()[\],;]+[>)）＞\]]?(\s*[,;、，；\u060c\u061b]\s*|\s+(?=\S+@)|$))+$/;

/**
 * Returns an element's own text, with that of children only where they are part of its line; signs for removing are
 * cut.
 */
export function ownText(element: Element): string {
  const parts = [...childrenOf(element)].map((child) => {
    if (child.nodeType === 3) return child.nodeValue ?? '';
    return INLINE.test((child as Element).localName) && child.nodeType === 1 ? spacedText(child) : ' ';
  });
  return cleanText(parts.join('').replace(REMOVES, ' '));
}

/**
 * Returns the addresses that an element's own text consists of, leaving out a label before them; '' if it holds
 * anything else, or the label names the sender.
 */
export function ownAddresses(element: Element): string {
  const text = ownText(element);
  if (!text.includes('@') || text.length > 10_000 || isExample(text)) return '';
  const [label] = /^[^@:：]{0,40}[:：]\s*/.exec(text) ?? [''];
  const rest = text.slice(label.length);
  return ADDRESSES.test(rest) && labelledBy(label) !== 'from' ? rest : '';
}

/** Returns the name that an element has for screen readers, or in its tooltip; '' if none. */
export const spokenName = (one: Element) => attribute(one, 'aria-label') ?? attributeText(one, 'title');

/** Returns for how many recipients an element stands, by its text or, where that is a sign ("…"), by its label. */
export const countIn = (one: Element) => countOf(ownText(one)) || countOf(spokenName(one));

/** Returns the fields that a person types into below `field`, and all elements around them. */
export const written = (field: Element): ReadonlySet<Element> =>
  new Set(queryAll(field, TYPED).flatMap(composedAncestors));

/** Returns the elements that hold addresses, or that stand for several recipients ("+3"). */
export function addressLeaves(field: Element, around: ReadonlySet<Element>): Element[] {
  return queryAll(field, ':not(label)').filter(
    (one) => !around.has(one) && (ownAddresses(one) || heldAddress(one) || countIn(one)),
  );
}

/**
 * Returns the kinds of an element: its local name with each of its classes, because apps add classes for states
 * (chosen, wrong); the local name alone, too, of a custom element or an option. None for hints.
 */
function kinds(one: Element): string[] {
  const { localName } = one;
  const classes = attribute(one, 'class')?.match(/\S+/g) ?? [];
  if (classes.some((kind) => /\b(help|hint|note)(s|er)?\b|descri/i.test(kind))) return [];
  return (/-|option/.test(localName) ? ['', ...classes] : classes).map((kind) => localName + kind);
}

/**
 * Returns the siblings of recipients that are built like them: they are recipients, too, whatever they show. Takes
 * linear time, because a row may hold thousands.
 */
export function alike(chips: readonly Element[], field: Element, around: ReadonlySet<Element>): Element[] {
  const path = new Set(chips.flatMap(composedAncestors));
  const inside = [...path].filter((one) => one !== field && contains(field, one) && !around.has(one));
  return [...new Set(inside.map(parentOf))].flatMap((parent) => {
    const all = parent ? queryAll(parent, ':scope>*').filter((one) => !around.has(one)) : [];
    const names = new Set(all.filter((one) => path.has(one)).flatMap(kinds));
    return all.filter((one) => {
      const text = !path.has(one) && kinds(one).some((kind) => names.has(kind)) ? spacedText(one) : '';
      return /\p{L}/u.test(text) && !labelledBy(text);
    });
  });
}
