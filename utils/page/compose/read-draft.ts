/**
 * Reads a draft: sender, recipients and what the app shows about its encryption. Never the body; of the subject at most
 * whether a gateway's sign is in it.
 */
import type { Draft, DraftRecipient, RecipientField, Sender } from '../../core/model.ts';
import { composedAncestors, isTextControl, openScopes, outermost } from '../dom/dom.ts';
import { FIELDS, partsOf } from './parts.ts';
import { readChip, readField, type Reading } from './read-field.ts';
import { readState } from './read-state.ts';
import { spacedText } from './recipients-shown.ts';
import { addrSpecs, keysOf } from '../dom/text.ts';
import { siteUrl } from '../dom/url.ts';
import type { ComposeWindow } from './window.ts';
import type { Parts } from './part.ts';
import { TRIGGER, type TriggerReader } from './triggered.ts';

/**
 * Returns what the draft of an open compose window holds. The unfinished entry in `pending`, the input in which a
 * person is typing, is left out. Address texts are as the page shows them; a list value is one text. `before` are all
 * recipients as the fields last showed them: while the body is written, some apps show only names in the fields' place.
 */
export function readDraft(
  window: ComposeWindow,
  pending: Element | null = null,
  parts: Parts = partsOf(window),
  before: Draft['recipients'] = [],
): Draft {
  const read = FIELDS.map((field) => readKind(field, parts, pending));
  const recipients = read.flatMap((one) => one.recipients);
  const seen = new Set(recipients.flatMap(({ text }) => addrSpecs(text)));
  const summary = unfold(readElements('to', parts.summary, parts.reading, pending, seen), read, before);
  const appState = readState(window, parts);
  const unreadable = read.reduce((sum, one) => sum + one.unreadable, 0);
  const sender = readSender(window, parts);
  return {
    sender,
    recipients: [...recipients, ...summary.recipients],
    unreadable: Math.max(unreadable, summary.unreadable),
    blind: parts.fields.to.length === 0 && parts.summary.length === 0,
    ...(appState && { appState }),
    ...(globalThis as TriggerReader)[TRIGGER]?.(window, sender),
  };
}

interface KindReading {
  readonly recipients: Draft['recipients'];
  readonly unreadable: number;
  /** The state that the app shows of each chip, including chips without an address. */
  readonly states: readonly DraftRecipient['appState'][];
}

/**
 * Returns the recipients that the fields showed `before` if the fields are gone, the summary in their place has as many
 * entries, and every address that it shows is among them. Otherwise returns the summary as it is.
 */
function unfold(
  summary: KindReading,
  fields: readonly KindReading[],
  before: Draft['recipients'],
): KindReading {
  const isFolded =
    fields.every(({ states }) => states.length === 0) && summary.states.length === before.length;
  const known = before.flatMap(({ text }) => addrSpecs(text));
  const isSame = summary.recipients.every(({ text }) =>
    addrSpecs(text).every((spec) => known.includes(spec)),
  );
  if (!isFolded || !isSame || summary.unreadable === 0) return summary;
  const recipients = before.map(({ field, text }, i) => {
    const appState = summary.states[i];
    return { field, text, ...(appState && { appState }) };
  });
  return { ...summary, recipients, unreadable: 0 };
}

function readKind(field: RecipientField, parts: Parts, pending: Element | null): KindReading {
  return readElements(field, parts.fields[field], parts.reading, pending, new Set());
}

/** Reads the recipients of one kind; an addr-spec that a hidden twin and a chip both hold is listed once. */
function readElements(
  field: RecipientField,
  elements: readonly Element[],
  reading: Reading,
  pending: Element | null,
  seen: Set<string>,
): KindReading {
  const typedIn = pending ? composedAncestors(pending) : [];
  const open = elements.some((one) => typedIn.includes(one));
  const trees = (one: Element) => (reading.lenient ? (openScopes(one) as Element[]) : [one]);
  const read = outermost(elements)
    .flatMap(trees)
    .map((one) => readField(one, reading, pending, open));
  const recipients: DraftRecipient[] = [];
  for (const one of read.flatMap(({ texts }) => texts)) {
    const keys = keysOf(one.text);
    if (keys.every((key) => seen.has(key))) continue;
    for (const key of keys) seen.add(key);
    recipients.push({ field, ...one });
  }
  const named = new Set(read.flatMap((one) => one.named));
  const unreadable = read.map(({ labels }) => labels.filter((name) => !named.has(name)).length);
  const states = read.flatMap((one) => one.states);
  return { recipients, unreadable: Math.max(0, ...unreadable), states };
}

/**
 * Returns the webmail's host and the domain of the From address; the domain is undefined where no From is shown, ''
 * where it cannot be read or several are shown.
 */
function readSender({ root }: ComposeWindow, { from, reading }: Parts): Sender {
  const host = siteUrl(root.ownerDocument)?.hostname ?? '';
  const texts = from.map((one) => fromText(one, reading)).filter((text) => /\S/.test(text));
  const [domain, ...others] = new Set(texts.map(domainOf));
  return { host, domain: others.length > 0 ? '' : domain };
}

/** Returns the From address if the window shows exactly one; else null. */
export function readFrom({ from, reading }: Parts): string | null {
  const [only, ...others] = new Set(from.flatMap((one) => addrSpecs(fromText(one, reading))));
  return only === undefined || others.length > 0 ? null : only;
}

function domainOf(text: string): string {
  const [spec, ...more] = addrSpecs(text);
  const url = spec && more.length === 0 ? URL.parse(`https://${spec.split('@')[1]}`) : null;
  return url?.hostname ?? '';
}

function fromText(element: Element, reading: Reading): string {
  if (element.localName === 'select') {
    const [option] = (element as HTMLSelectElement).selectedOptions;
    return option ? spacedText(option) : '';
  }
  if (isTextControl(element)) return element.value;
  return readChip(element, reading) ?? spacedText(element);
}
