/**
 * Describes how a page is built, for whoever teaches Sealcheck to read it: tags, roles, attribute names, and those
 * values that are names by the page's makers or words of every webmail. No text, no address, no name that may be a
 * person's.
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

/** The description of a page ends after this many elements. */
const MAX = 4000;
/** Of siblings that are built alike, at most this many are described. */
const ALIKE = 3;
/** Elements without anything that a person reads or writes. */
const LEFT_OUT = new Set('script style link meta noscript template svg canvas video audio'.split(' '));
/** Attributes in which a page says what something is called. */
const LABELS = new Set(
  'aria-label title placeholder alt aria-description data-tooltip data-placeholder'.split(' '),
);

/** Attributes that hold URLs of pages and pictures, or scripts. */
const NO_VALUE = /^(style|src|srcset|href|action|formaction|poster|nonce|on.*)$/;

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** Attributes that hold names by the page's makers; the others may hold the page's data. */
const NAMES =
  /^(class|id|name|for|form|slot|part|is|list|headers|popovertarget|aria-(labelledby|describedby|controls|owns|details|activedescendant|flowto))$/;

/** Returns the words of a text in lower case. */
const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

class Telling {
  readonly #words = new Map<string, string>();
  readonly #addresses = new Map<string, string>();
  readonly #said: ReadonlySet<string>;
  readonly #people: readonly string[];
  left = MAX;

  /** `said` is everything in the page that can be read, including addresses. */
  constructor(said: string) {
    this.#said = new Set(wordsIn(said));
    const people = (said.match(ADDRESS) ?? []).flatMap((address) => wordsIn(address));
    this.#people = [...new Set(people)].filter((word) => word.length > 2 && !isKnownWord(word));
  }

  /**
   * Whether a word may be personal: a word of what is written in the page, part of an address, a number, or not in
   * Latin letters.
   */
  #isPersonal(word: string): boolean {
    const known = word.toLowerCase();
    if (isKnownWord(known)) return false;
    const isCode = /^[a-z]{1,24}$/.test(known) || /^(?=.{1,7}$)[a-z]*\d{1,3}[a-z]*$/.test(known);
    return !isCode || this.#said.has(known) || this.#people.some((one) => known.includes(one));
  }

  /** Returns the word, or the same stand-in each time, so that one can see what belongs together. */
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

  /**
   * Returns words and the separators between them. In names only personal words are replaced, in other values all
   * except those that all webmails have.
   */
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

  /** Returns a label that webmails have; else stand-ins for its addresses, or a sign that there was a text. */
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

/** Returns the texts directly in a node, one per text node: joined, they would be other words. */
const textsIn = (node: Node) =>
  [...nodesOf(node)].filter(({ nodeType }) => nodeType === 3).map(({ nodeValue }) => nodeValue ?? '');

/** Returns everything a page says: texts, attribute values and the contents of fields, shadow trees included. */
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
 * Returns the structure of a page as HTML without content, from which a fixture can be made (`npm run fixture:new`).
 * `skip` is Sealcheck's own element. Addresses and words that may be personal get stand-ins, the same one for the same
 * word.
 */
export function structureOf(document: Document, skip: Element | null = null): string {
  const body = bodyOf(document);
  const telling = new Telling(body ? saidIn(body) : '');
  const lines = body ? childrenOf(body, telling, skip, '') : [];
  return `${lines.join('\n')}\n`;
}
