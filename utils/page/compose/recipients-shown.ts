/** Recognises recipients in an unknown app by their looks: the general rule's part of reading a field. */
import {
  attribute,
  attributeText,
  childrenOf,
  composedAncestors,
  contains,
  isTextControl,
  matches,
  nextNode,
  parentOf,
  queryAll,
} from '../dom/dom.ts';
import { cleanList, cleanText } from '../dom/text.ts';
import { labelledBy } from './tokens.ts';

/** Selects what a person writes lines of text into. */
export const WRITTEN = 'textarea,[contenteditable]:not([contenteditable=false])';
/** Selects what a person types into. */
export const TYPED = `input:not([type=hidden]),${WRITTEN}`;

/**
 * Elements inside which a text goes on without a blank (highlighted parts of an address). Not `i`, which is an icon:
 * icon fonts write its name as a text ("close").
 */
const INLINE = /^(b|em|font|mark|strong|u|wbr)$/;

/**
 * Returns the text below a node, with a blank where one element's text ends and another's begins ("+2", too), and a line
 * end where a line ends, or where nobody can write inside what is written. `isOwn`: of its children, only those that
 * are part of its line.
 */
export function spacedText(node: Node, skip: readonly Element[] = [], isOwn = false): string {
  let text = '';
  for (const child of childrenOf(node)) {
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    if (child.nodeType !== 1 || skip.includes(child as Element)) continue;
    const isPart = INLINE.test((child as Element).localName);
    const inner = isPart || !isOwn ? spacedText(child, skip) : '';
    const isLine = matches(child as Element, 'br,[contenteditable=false]');
    const blank = isPart && inner[0] !== '+' ? '' : isLine ? '\n' : ' ';
    text += blank + inner + blank;
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

/** Whether the text goes on with a question mark: the address is a proposal ("Did you mean …?"). */
export const isAsked = (one: Element) => /^\s*[?？؟]/.test(nextNode(one)?.nodeValue ?? '');

/** Returns how many recipients this text stands for ("+3", "and 2 others"); 0 if none. */
export function countOf(text: string): number {
  const found =
    text.length < 40 &&
    /(?:(?:^|\s)\+ ?|他|等|외 |altri |nog |mais )(\d{1,3})(?![\d ]*\d)|(\d{1,3}) (?:mor|other|weit|autr|más|[ou]tr|ещ|til|kişi|inny|muut|andr)/i.exec(
      text,
    );
  return Number(found && (found[1] ?? found[2]));
}

/** Signs for removing a chip. */
export const REMOVES = /[×✕✖⨯✗]/g;

/** Matches addresses one after another, each with or without a name, and nothing else. */
const ADDRESSES =
  /^(([^@<>,;]*[<(（＜[])?[^\s@<>()[\],;]+@[^\s@<>()[\],;]+[>)）＞\]]?((\s*[,;、，；\u060c\u061b])+\s*|\s+(?=\S+@)|$))+$/;

/** Returns an element's own text, with that of children only where they are part of its line, without signs for removing. */
export const ownText = (element: Element) => cleanText(spacedText(element, [], true).replace(REMOVES, ' '));

/**
 * Returns the addresses that an element's own text consists of, leaving out a label before them; '' if it holds
 * anything else, or the label names the sender.
 */
export function ownAddresses(element: Element): string {
  const text = cleanList(ownText(element));
  if (!text.includes('@') || text.length > 10_000 || isExample(text)) return '';
  const [label] = /^[^@:：]{0,40}[:：]\s*/.exec(text) ?? [''];
  const rest = text.slice(label.length);
  return ADDRESSES.test(rest) && labelledBy(label) !== 'from' ? rest : '';
}

/** Returns the name that an element has for screen readers, or in its tooltip; '' if none. */
export const spokenName = (one: Element) => attribute(one, 'aria-label') ?? attributeText(one, 'title');

/** Returns for how many recipients an element stands, by its text or, where that is a sign ("…"), by its label. */
export const countIn = (one: Element) => countOf(ownText(one)) || countOf(spokenName(one));

/** Returns what a person types into, `field` itself or below it, and all elements around; a label, too. */
export const written = (field: Element): ReadonlySet<Element> =>
  new Set(
    [...queryAll(field, TYPED), ...[field].filter((one) => matches(one, `label,${TYPED}`))].flatMap(
      composedAncestors,
    ),
  );

/** Returns the elements below `field` that match; it itself, too, if it is a chip's element and no whole row. */
export const selfAnd = (field: Element, css: string, around: ReadonlySet<Element>) =>
  [field].filter((one) => !around.has(one) && matches(one, css)).concat(queryAll(field, css));

/** Returns the elements that hold addresses, or that stand for several recipients ("+3"). */
export function addressLeaves(field: Element, around: ReadonlySet<Element>): Element[] {
  return selfAnd(field, ':not(label)', around).filter(
    (one) => !around.has(one) && (ownAddresses(one) || heldAddress(one) || countIn(one)),
  );
}

/**
 * Returns the kinds of an element: its local name with each of its classes, because apps add classes for states
 * (chosen, wrong); with all of them for a button, because what else can be pressed there shares some; the local name
 * alone, too, of a custom element or an option, and, if `isPlain`, of one without classes. None for hints.
 */
function kinds(one: Element, isPlain: boolean): string[] {
  const { localName } = one;
  const all = attributeText(one, 'class');
  const classes = isButton(one) ? [all] : (all.match(/\S+/g) ?? []);
  if (/\b(help|hint|note)(s|er)?\b|descri/i.test(all)) return [];
  if (/-|option/.test(localName) || (isPlain && !all)) classes.push('');
  return classes.map((kind) => localName + kind);
}

/** Whether this is a button; a chip may be one. */
export const isButton = (one: Element) => matches(one, 'button,[role=button]');

/**
 * Returns the siblings of recipients that are built like them: they are recipients, too, whatever they show. Without
 * classes, only behind the first of them, where most of all are recipients. Takes linear time, because a row may hold
 * thousands.
 */
export function alike(chips: readonly Element[], field: Element, around: ReadonlySet<Element>): Element[] {
  const path = new Set(chips.flatMap(composedAncestors));
  const inside = [...path].filter((one) => one !== field && contains(field, one) && !around.has(one));
  return [...new Set(inside.map(parentOf))].flatMap((parent) => {
    const all = queryAll(parent as Element, ':scope>:not(label)').filter((one) => !around.has(one));
    const known = all.filter((one) => path.has(one));
    const names = new Set(known.flatMap((one) => kinds(one, known.length > all.length / 2)));
    let isBehind = false;
    return all.filter((one) => {
      isBehind ||= path.has(one);
      const isLike = !path.has(one) && kinds(one, isBehind).some((kind) => names.has(kind));
      const text = isLike ? spacedText(one) : '';
      const label = labelledBy(text);
      // Behind a recipient, a word for To or From is somebody's name.
      return /\p{L}/u.test(text) && (!label || (isBehind && /to|from/.test(label)));
    });
  });
}
