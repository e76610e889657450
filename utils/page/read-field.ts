/** Reading one recipient field: chips, lists and open inputs. */
import type { AppState, DraftRecipient } from '../core/model.ts';
import { attribute, childrenOf, contains, isEditable, isTextControl, outermost, queryAll } from './dom.ts';
import { addressText, cleanList, cleanText, displayNames, finishedEntries, openEntry } from './text.ts';

/** How the fields of a window are read: an adapter's selectors, or the general rule's. */
export interface Reading {
  readonly chip: string;
  readonly ignore: string;
  readonly address: readonly string[];
  readonly prefixes: readonly string[];
  readonly input: string;
  /** By which elements of a chip the app shows a recipient's state, first fit; none: the app shows it of the draft. */
  readonly states?: readonly (readonly [AppState, string])[];
  /** True: an element whose whole text is one address is a recipient too. */
  readonly anyAddress?: boolean;
}

export interface FieldReading {
  /** Address texts, lists before chips. */
  readonly texts: readonly Pick<DraftRecipient, 'text' | 'appState'>[];
  /** The states of all chips, in order, with an address or without. */
  readonly states: readonly (AppState | undefined)[];
  /** What is shown of chips without an address. */
  readonly nameless: readonly string[];
  /** Display names in list values: a chip that only repeats one of them is readable after all. */
  readonly named: readonly string[];
}

/** Elements inside which a text goes on without a blank (highlighted parts of an address). */
const INLINE = new Set(['b', 'em', 'font', 'i', 'mark', 'strong', 'u', 'wbr']);

/** The text below a node, with a blank where one element's text ends and another's begins. */
export function spacedText(node: Node, skip: readonly Element[] = []): string {
  let text = '';
  for (const child of childrenOf(node)) {
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    if (child.nodeType !== 1 || skip.includes(child as Element)) continue;
    const blank = INLINE.has((child as Element).localName) ? '' : ' ';
    text += blank + spacedText(child, skip) + blank;
  }
  return text;
}

/** The address text of a chip: attributes in the given order, then its text. null: it shows no address. */
export function readChip(chip: Element, reading: Reading): string | null {
  for (const name of reading.address) {
    for (const holder of [chip, ...queryAll(chip, `[${name}]`)]) {
      const value = attribute(holder, name) ?? '';
      const prefix = reading.prefixes.find((one) => value.startsWith(one)) ?? '';
      if (value.includes('@')) return addressText(value.slice(prefix.length));
    }
  }
  const text = addressText(spacedText(chip));
  return text.includes('@') ? text : null;
}

/** What the app shows of this recipient. Text that is no chip (yet), and chips by the general rule, tell nothing. */
function stateOf(chip: Element | null, { states }: Reading): AppState | undefined {
  const fits = states?.find(([, css]) => chip !== null && queryAll(chip, css).length > 0);
  return states && (fits?.[0] ?? 'undecided');
}

/** The outermost candidates, but those inside it where one of them holds several addresses: it is a list. */
function singleChips(candidates: readonly Element[], reading: Reading): Element[] {
  return outermost(candidates).flatMap((outer) => {
    const inner = candidates.filter((one) => one !== outer && contains(outer, one));
    const addresses = new Set(inner.map((one) => readChip(one, reading)));
    addresses.delete(null);
    return addresses.size > 1 ? singleChips(inner, reading) : [outer];
  });
}

/** Elements without children whose text is one address, with or without a name. */
function addressLeaves(field: Element): Element[] {
  return queryAll(field, ':not(:has(*), input, textarea)').filter((one) =>
    /^([^@<>]*<)?[^\s@<>]+@[^\s@<>]+>?[\s,;×]*$/.test(cleanText(spacedText(one))),
  );
}

/** A field's typed text; while a person types in this field, without the entry that is not finished. */
function readInput(input: Element, skip: readonly Element[], pending: Element | null, open: boolean): string {
  const raw = isTextControl(input) ? input.value : spacedText(input, skip);
  if (pending && contains(input, pending)) return cleanList(finishedEntries(raw));
  return cleanList(open && !openEntry(raw).includes('@') ? finishedEntries(raw) : raw);
}

/**
 * Reads one element of a recipient field. `pending`: the input in which a person is typing;
 * `open`: it belongs to this field, so a hidden twin may repeat the unfinished entry.
 */
export function readField(
  field: Element,
  reading: Reading,
  pending: Element | null,
  open: boolean,
): FieldReading {
  const ignored = queryAll(field, reading.ignore);
  const kept = (one: Element) => !ignored.some((other) => contains(other, one));
  const candidates = [...queryAll(field, reading.chip), ...(reading.anyAddress ? addressLeaves(field) : [])];
  const chips = singleChips([...new Set(candidates)].filter(kept), reading);
  const inputs = queryAll(field, reading.input)
    .filter((one) => kept(one) && !chips.some((chip) => contains(chip, one)))
    .filter((one) => attribute(one, 'type') !== 'password');
  if (isTextControl(field) || isEditable(field)) inputs.unshift(field);

  const values = outermost(inputs)
    .map((input) => readInput(input, [...chips, ...ignored], pending, open))
    .filter((value) => value !== '');
  const read = chips.map((chip) => readChip(chip, reading));
  const states = chips.map((chip) => stateOf(chip, reading));
  const recipient = (text: string | null, appState: AppState | undefined) =>
    text === null ? [] : [appState ? { text, appState } : { text }];
  return {
    texts: [
      ...values.flatMap((text) => recipient(text, stateOf(null, reading))),
      ...read.flatMap((text, i) => recipient(text, states[i])),
    ],
    states,
    nameless: chips
      .filter((_, i) => read[i] === null)
      .map(shownName)
      .filter((name) => name !== '')
      // "+3" stands for three that there is no room for.
      .flatMap((name) => Array<string>(Number(/^\+(\d{1,3})$/.exec(name)?.[1] ?? 1)).fill(name)),
    named: values.flatMap(displayNames),
  };
}

function shownName(chip: Element): string {
  return (
    cleanText(spacedText(chip)) || cleanText(attribute(chip, 'aria-label') ?? attribute(chip, 'title') ?? '')
  );
}
