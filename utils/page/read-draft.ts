/** Reading a draft: sender, recipients and what the app shows of its encryption. Never the body or subject. */
import type { AppState, Draft, RecipientField, Sender } from '../core/model.ts';
import { attribute, contains, isTextControl, isVisible, outermost } from './dom.ts';
import { FIELDS, partsOf, type Parts } from './parts.ts';
import { readChip, readField, spacedText, type Reading } from './read-field.ts';
import { siteUrl } from './site.ts';
import { addrSpecs } from './text.ts';
import type { ComposeWindow } from './window.ts';

/**
 * What an open compose window's draft holds. `pending` is the input in which a person is typing: its
 * unfinished entry is left out. Address texts are as the page shows them; a list value is one text.
 */
export function readDraft(
  window: ComposeWindow,
  pending: Element | null = null,
  parts: Parts = partsOf(window),
): Draft {
  const read = FIELDS.map((field) => readKind(field, parts, pending));
  const recipients = read.flatMap((one) => one.recipients);
  const seen = new Set(recipients.flatMap(({ text }) => addrSpecs(text)));
  const summary = readElements('to', parts.summary, parts.reading, pending, seen);
  const appState = readAppState(parts);
  const unreadable = read.reduce((sum, one) => sum + one.unreadable, 0);
  return {
    sender: readSender(window, parts),
    recipients: [...recipients, ...summary.recipients],
    unreadable: Math.max(unreadable, summary.unreadable),
    blind: parts.fields.to.length === 0 && parts.summary.length === 0,
    ...(appState ? { appState } : {}),
  };
}

interface KindReading {
  readonly recipients: Draft['recipients'];
  readonly unreadable: number;
}

function readKind(field: RecipientField, parts: Parts, pending: Element | null): KindReading {
  return readElements(field, parts.fields[field], parts.reading, pending, new Set());
}

/** One kind's recipients; the same addr-spec in a twin and in a chip is listed once. */
function readElements(
  field: RecipientField,
  elements: readonly Element[],
  reading: Reading,
  pending: Element | null,
  seen: Set<string>,
): KindReading {
  const open = pending !== null && elements.some((one) => contains(one, pending));
  const read = outermost(elements).map((one) => readField(one, reading, pending, open));
  const recipients = [];
  for (const text of read.flatMap(({ texts }) => texts)) {
    const specs = addrSpecs(text);
    const keys = specs.length === text.split('@').length - 1 && specs.length > 0 ? specs : [text];
    if (keys.every((key) => seen.has(key))) continue;
    for (const key of keys) seen.add(key);
    recipients.push({ field, text });
  }
  const named = new Set(read.flatMap((one) => one.named));
  const unreadable = read.map(({ nameless }) => nameless.filter((name) => !named.has(name)).length);
  return { recipients, unreadable: Math.max(0, ...unreadable) };
}

/** The webmail's host, and the domain of the From address where one address is shown. */
function readSender({ root }: ComposeWindow, { from, reading }: Parts): Sender {
  const host = siteUrl(root.ownerDocument)?.hostname ?? '';
  for (const element of from) {
    const specs = addrSpecs(fromText(element, reading));
    const domain = specs.length === 1 ? specs[0]?.split('@')[1] : undefined;
    if (domain !== undefined && URL.canParse(`https://${domain}`)) {
      return { host, domain: new URL(`https://${domain}`).hostname };
    }
  }
  return { host };
}

function fromText(element: Element, reading: Reading): string {
  if (element.localName === 'select') {
    const [option] = (element as HTMLSelectElement).selectedOptions;
    return option ? spacedText(option) : '';
  }
  if (isTextControl(element)) return element.value;
  return readChip(element, reading) ?? '';
}

/** Inline `display` is asked first: it answers nearly always and costs no style calculation. */
function isShown(element: Element): boolean {
  return !/display:\s*none/.test(attribute(element, 'style') ?? '') && isVisible(element);
}

function readAppState({ notEncrypted, endToEnd }: Parts): AppState | null {
  if (notEncrypted.some(isShown)) return 'not-encrypted';
  return endToEnd.some(isShown) ? 'end-to-end' : null;
}
