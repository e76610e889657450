/** Reads one recipient field: chips, lists and inputs. */
import type { AppState, DraftRecipient } from '../../core/model.ts';
import {
  attribute,
  attributeText,
  composedAncestors,
  contains,
  isEditable,
  isTextControl,
  outermost,
  queryAll,
} from '../dom/dom.ts';
import { isSender, popups } from './labels.ts';
import {
  addressLeaves,
  alike,
  countIn,
  countOf,
  heldAddress,
  isAsked,
  isButton,
  ownAddresses,
  REMOVES,
  selfAnd,
  spacedText,
  spokenName,
  written,
} from './recipients-shown.ts';
import {
  addressText,
  addrSpecs,
  cleanList,
  cleanText,
  displayNames,
  finishedEntries,
  openEntry,
} from '../dom/text.ts';

/** How the fields of a window are read: by an adapter's selectors, or by the general rule's. */
export interface Reading {
  readonly chip: string;
  readonly ignore: string;
  readonly address: readonly string[];
  readonly prefixes: readonly string[];
  readonly input: string;
  /**
   * Each state with the selector for elements that show it in a chip; the first match counts. Left out: the app shows
   * states only of the draft as a whole.
   */
  readonly states?: readonly (readonly [AppState, string])[];
  /** Set for the general rule: anything written like an address counts as one, wherever it is shown. */
  readonly lenient?: boolean;
}

/** What one recipient field shows. */
export interface FieldReading {
  /** Address texts, lists before chips. */
  readonly texts: readonly Pick<DraftRecipient, 'text' | 'appState'>[];
  /** The states of all chips, in order, whether or not they show an address. */
  readonly states: readonly (AppState | undefined)[];
  /** The shown names of chips without an address. */
  readonly labels: readonly string[];
  /** Display names in list values: a chip without an address that only repeats one of them counts as readable. */
  readonly named: readonly string[];
}

/** Yields the texts with an address that a chip shows: from attributes in the given order, then from its text. */
function* addressesOf(chip: Element, { address, prefixes }: Reading): Generator<string> {
  for (const name of address) {
    for (const holder of [chip, ...queryAll(chip, `[${name}]`)]) {
      const value = attributeText(holder, name);
      const prefix = prefixes.find((one) => value.startsWith(one)) ?? '';
      if (value.includes('@')) yield addressText(value.slice(prefix.length));
    }
  }
  const text = addressText(spacedText(chip).replace(REMOVES, ' '));
  if (text.includes('@')) yield text;
}

/** Whether the domain has a dot, so that mail can go there; "j.doe@home" may be a person's name. */
const isFull = (spec: string) => /\.[\p{L}\p{N}-]{2,}$/u.test(spec);

/** Returns the address text of a chip, several joined by commas; null if it shows no address. */
export function readChip(chip: Element, reading: Reading): string | null {
  return addressesIn(chip, reading).join(', ') || null;
}

/**
 * Returns the address texts of a chip. An adapter says where the one address is. The general rule does not know which
 * of several different addresses is meant, so it takes them all: an address that is left out is never judged.
 */
function addressesIn(chip: Element, reading: Reading): string[] {
  const shown = addressesOf(chip, reading);
  const all = [...shown];
  if (!reading.lenient) return all.slice(0, 1);
  if (!all.some((text) => addrSpecs(text).some(isFull)))
    all.push(...[chip, ...queryAll(chip, '*')].map(heldAddress).filter((one) => one !== ''));
  const best = all.find((text) => addrSpecs(text).some(isFull)) ?? all[0];
  if (best === undefined) return [];
  const more = new Map(
    all.flatMap((text) => addrSpecs(text).filter(isFull)).map((spec) => [spec.toLowerCase(), spec]),
  );
  for (const spec of addrSpecs(best)) more.delete(spec.toLowerCase());
  return [best, ...more.values()];
}

/**
 * Returns the state that the app shows for this recipient; `undecided` for text that is not a chip (yet) and for chips
 * that the general rule found; undefined if the app shows no states per recipient.
 */
function stateOf(chip: Element | null, { states }: Reading): AppState | undefined {
  const fits = states?.find(([, css]) => chip !== null && queryAll(chip, css).length > 0);
  return states && (fits?.[0] ?? 'undecided');
}

/**
 * Returns the outermost candidates; one that holds several addresses is a list, so the candidates inside it are taken
 * instead.
 */
function singleChips(candidates: readonly Element[], reading: Reading): Element[] {
  return outermost(candidates).flatMap((outer) => {
    const inner = candidates.filter((one) => one !== outer && contains(outer, one));
    const addresses = new Set(inner.map((one) => readChip(one, reading)));
    addresses.delete(null);
    return addresses.size > 1 ? singleChips(inner, reading) : [outer];
  });
}

/** Returns a field's typed text; while a person types in this field, without the unfinished entry. */
function readInput(input: Element, skip: readonly Element[], pending: Element | null, open: boolean): string {
  const raw = isTextControl(input) ? input.value : spacedText(input, skip).trimEnd();
  if (pending && contains(input, pending)) return cleanList(finishedEntries(raw));
  return cleanList(open && !openEntry(raw).includes('@') ? finishedEntries(raw) : raw);
}

/**
 * Reads one element of a recipient field. `pending` is the input in which a person is typing; `open` says that it
 * belongs to this field, so that a hidden twin may repeat the unfinished entry.
 */
export function readField(
  field: Element,
  reading: Reading,
  pending: Element | null,
  open: boolean,
): FieldReading {
  const around = written(field);
  const isIgnored = (one: Element) => {
    const isLabel = one.localName === 'label';
    const isOther = !isLabel && !isButton(one);
    if (!reading.lenient || isOther) return true;
    return !around.has(one) && (isLabel || (readChip(one, reading) === null && !countIn(one)));
  };
  const leaves = reading.lenient ? addressLeaves(field, around) : [];
  const senders = leaves.filter(isSender);
  const ignored = [
    ...selfAnd(field, reading.ignore, around).filter(isIgnored),
    ...senders,
    ...leaves.filter(isAsked),
    ...(reading.lenient ? popups(field, around) : []),
  ];
  const kept = (one: Element) => !ignored.some((other) => contains(other, one));
  const candidates = [...selfAnd(field, reading.chip, around), ...leaves].filter(
    (one) => kept(one) && !senders.some((inner) => contains(one, inner)),
  );
  const found = singleChips(candidates, reading);
  const chips = reading.lenient
    ? [...found, ...alike(found, field, around).filter((one) => isButton(one) || kept(one))]
    : found;
  const inputs = queryAll(field, reading.input)
    .filter((one) => kept(one) && !chips.some((chip) => contains(chip, one)))
    .filter((one) => attribute(one, 'type') !== 'password');
  const isElement = field.nodeType === 1;
  if (isElement && (isTextControl(field) || isEditable(field))) inputs.unshift(field);
  // Addresses written beside the input or a chip, in an element around both.
  const holders = new Set([...inputs, ...chips].flatMap((one) => composedAncestors(one).slice(1)));
  const beside = reading.lenient
    ? [...holders].filter((one) => contains(field, one) && kept(one)).map(ownAddresses)
    : [];

  const values = outermost(inputs)
    .map((input) => readInput(input, [...chips, ...ignored], pending, open))
    .concat(beside)
    .filter((value) => value !== '');
  const named = values.flatMap(displayNames);
  // Some people have an address as their display name.
  const read = chips.map((chip) => addressesIn(chip, reading).filter((text) => !named.includes(text)));
  const states = chips.map((chip) => stateOf(chip, reading));
  const recipient = (text: string, appState: AppState | undefined) => ({
    text,
    ...(appState && { appState }),
  });
  return {
    texts: [
      ...values.map((text) => recipient(text, stateOf(null, reading))),
      ...read.flatMap((texts, i) => texts.map((text) => recipient(text, states[i]))),
    ],
    states,
    labels: chips.flatMap((chip, i) => {
      const name = shownName(chip);
      const isRead = read[i]?.length !== 0;
      const others = isRead && !reading.lenient ? 0 : countOf(name) || countIn(chip);
      // A sign ("+2") may list those whom it stands for in its tooltip; a name with a number is one more.
      const told = /^\P{L}*(\d|$)/u.test(name) ? (read[i] ?? []).flatMap(addrSpecs).length : 0;
      return Array<string>(Math.max(0, others - told) || (isRead || name === '' ? 0 : 1)).fill(name);
    }),
    named,
  };
}

function shownName(chip: Element): string {
  const name = spacedText(chip).trim() || spokenName(chip);
  return cleanText(name.replace(REMOVES, ' ')).replace(/^"(.*)"$/, '$1');
}
