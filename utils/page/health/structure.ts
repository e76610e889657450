/**
 * How a page is built, for whoever teaches Sealcheck to read it: tags, roles, names of attributes, and of values names that
 * a page's makers gave, and words that everybody's webmail has. No text, no address, no name that may be somebody's.
 */
import {
  attribute,
  attributesOf,
  bodyOf,
  childrenOf as nodesOf,
  documentOf,
  isTextControl,
  queryAll,
  titleOf,
} from '../dom/dom.ts';
import { shadowOf } from '../forms/roots.ts';
import { isFixedValue, isKnownLabel, isKnownWord } from './vocabulary.ts';

/** No page's structure is longer (elements). */
const MAX = 4000;
/** Of siblings that are built alike no more are told. */
const ALIKE = 3;
/** They hold nothing that a person reads or writes. */
const LEFT_OUT = new Set('script style link meta noscript template svg canvas video audio'.split(' '));
/** Where a page says what something is called. */
const LABELS = new Set(
  'aria-label title placeholder alt aria-description data-tooltip data-placeholder'.split(' '),
);

/** Addresses of pages and pictures, and scripts. */
const NO_VALUE = /^(style|src|srcset|href|action|formaction|poster|nonce|on.*)$/;

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** Names of parts, written by a page's makers; the other attributes hold what a page knows. */
const NAMES =
  /^(class|id|name|for|form|slot|part|is|list|headers|popovertarget|aria-(labelledby|describedby|controls|owns|details|activedescendant|flowto))$/;

/** Words, in lower case. */
const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

class Telling {
  readonly #words = new Map<string, string>();
  readonly #addresses = new Map<string, string>();
  readonly #said: ReadonlySet<string>;
  readonly #people: readonly string[];
  left = MAX;

  /** `said`: all that stands in the page to be read, its addresses among it. */
  constructor(said: string) {
    this.#said = new Set(wordsIn(said));
    const people = (said.match(ADDRESS) ?? []).flatMap((address) => wordsIn(address));
    this.#people = [...new Set(people)].filter((word) => word.length > 2 && !isKnownWord(word));
  }

  /** May it be somebody's: a word of what is written here, part of an address, a number, or in no Latin letters? */
  #isPersonal(word: string): boolean {
    const known = word.toLowerCase();
    if (isKnownWord(known)) return false;
    const isCode = /^[a-z]{1,24}$/.test(known) || /^(?=.{1,7}$)[a-z]*\d{1,3}[a-z]*$/.test(known);
    return !isCode || this.#said.has(known) || this.#people.some((one) => known.includes(one));
  }

  /** A stand-in, the same one for the same word: what belongs together can be seen. */
  #word(word: string, isName: boolean): string {
    const known = word.toLowerCase();
    if (isKnownWord(known) || (isName && !this.#isPersonal(word))) return word;
    const standIn = this.#words.get(known) ?? `x${String(this.#words.size + 1)}`;
    this.#words.set(known, standIn);
    return standIn;
  }

  #address(address: string): string {
    const known = address.toLowerCase();
    const standIn = this.#addresses.get(known) ?? `person${String(this.#addresses.size + 1)}@example.org`;
    this.#addresses.set(known, standIn);
    return standIn;
  }

  /** Words with what stands between them: of a name's those that are nobody's, of other values those that all webmails have. */
  value(value: string, isName: boolean): string {
    if (value.includes('@')) return this.text(value);
    return value
      .slice(0, 300)
      .replace(/[^\p{L}\p{N}\-_:. [\]]+/gu, '')
      .replace(/[\p{L}\p{N}]+/gu, (words) =>
        words
          .split(/(?<=\p{Ll})(?=\p{Lu})/u)
          .map((word) => this.#word(word, isName))
          .join(''),
      );
  }

  /** A label that webmails have, the stand-ins of addresses, or that there was something. */
  text(text: string): string {
    if (text.trim() === '') return '';
    if (isKnownLabel(text)) return text.trim();
    const addresses = text.match(ADDRESS)?.map((one) => `<${this.#address(one)}>`);
    return addresses ? `\u2026 ${addresses.join(', ')}` : '\u2026';
  }

  attribute(rawName: string, value: string): string {
    const name = rawName.startsWith('data-') ? `data-${this.value(rawName.slice(5), true)}` : rawName;
    if (NO_VALUE.test(name) && !value.includes('@')) return name;
    const told = LABELS.has(name)
      ? this.text(value)
      : isFixedValue(value)
        ? value
        : this.value(value, NAMES.test(name));
    return told === ''
      ? name
      : `${name}="${told.replace(/[&"<]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)}"`;
  }
}

const escaped = (text: string) => text.replace(/[&<]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

function linesOf(node: Node, telling: Telling, skip: Element | null, indent: string): string[] {
  if (node.nodeType === 3) {
    const text = telling.text(node.nodeValue ?? '');
    return text === '' ? [] : [indent + escaped(text)];
  }
  if (node.nodeType !== 1 || node === skip) return [];
  const element = node as Element;
  const tag = element.localName;
  if (LEFT_OUT.has(tag) || telling.left <= 0) return [];
  telling.left -= 1;
  const attributes = [...attributesOf(element)].map(
    ({ name, value }) => ` ${telling.attribute(name, value)}`,
  );
  const shadow = shadowOf(element);
  const inside = shadow
    ? [
        `${indent}  <template shadowrootmode="open">`,
        ...childrenOf(shadow, telling, skip, `${indent}    `),
        `${indent}  </template>`,
      ]
    : [];
  return [
    `${indent}<${tag}${attributes.join('')}>`,
    ...inside,
    ...childrenOf(element, telling, skip, `${indent}  `),
    `${indent}</${tag}>`,
  ];
}

function childrenOf(parent: Node, telling: Telling, skip: Element | null, indent: string): string[] {
  let last = '';
  let alike = 0;
  return [...nodesOf(parent)].flatMap((child) => {
    const shape =
      child.nodeType === 1
        ? `${(child as Element).localName} ${attribute(child as Element, 'class') ?? ''}`
        : '';
    alike = shape !== '' && shape === last ? alike + 1 : 0;
    last = shape === '' ? last : shape;
    return alike < ALIKE ? linesOf(child, telling, skip, indent) : [];
  });
}

/** What stands directly in a node, a text node each: glued together they are other words. */
const textsIn = (node: Node) =>
  [...nodesOf(node)].filter(({ nodeType }) => nodeType === 3).map(({ nodeValue }) => nodeValue ?? '');

/** All that a page says: its texts, what its attributes hold, and what stands in its fields; shadow trees included. */
function saidIn(root: ParentNode & Node): string {
  const inner = queryAll(root, '*').flatMap((one) => {
    const shadow = shadowOf(one);
    const held = [...attributesOf(one)].filter(({ name }) => !NAMES.test(name) && name !== 'role');
    return [
      ...textsIn(one),
      ...held.map(({ value }) => value),
      isTextControl(one) ? one.value : '',
      shadow ? saidIn(shadow) : '',
    ];
  });
  return [titleOf(documentOf(root)), ...textsIn(root), ...inner].join('\n');
}

/**
 * The structure of a page as HTML without anything in it, from which a fixture can be made (`npm run fixture:new`). `skip`:
 * what is Sealcheck's own. For addresses and words that may be somebody's there are stand-ins, the same for the same.
 */
export function structureOf(document: Document, skip: Element | null = null): string {
  const body = bodyOf(document);
  const telling = new Telling(body ? saidIn(body) : '');
  const lines = body ? childrenOf(body, telling, skip, '') : [];
  return `${lines.join('\n')}\n`;
}
