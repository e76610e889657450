/** Scores how likely an element is a compose window, from the collected signals. */
import {
  attribute,
  attributeText,
  composedAncestors,
  isTextControl,
  matches,
  parentOf,
  queryAll,
  textOf,
} from '../dom/dom.ts';
import { namesIn } from './labels.ts';
import { namedBy } from './tokens.ts';
import type { Signals } from './signals.ts';

/** An element with at least this score counts as a compose window. */
export const THRESHOLD = 7;

const MAIL_URL = /\b(web)?mail|compose|\bowa\b|roundcube|horde|outbox|inbox/i;
/** `autocomplete` values in order and profile forms (HTML, autofill detail tokens). */
const ORDER_FIELDS =
  /(^|\s)(street-address|address-l\w+\d|postal-code|country(-name)?|cc-\w+|(given|family)-name|bday)(\s|$)/;
const SEARCH = /^(q|s|query|search)$/i;

/** Returns the elements that are inside the root, across shadow trees. */
export function heldBy(root: Element, elements: readonly Element[]): Element[] {
  return elements.filter((one) => composedAncestors(one).includes(root));
}

/**
 * Returns the points for and against `root`, by the signals that it holds. An absent attribute is tested as the text
 * `null`, which matches none of the patterns.
 */
export function scoreOf(root: Element, signals: Signals): number {
  const to = heldBy(root, signals.fields.to);
  const copies = [...heldBy(root, signals.fields.cc), ...heldBy(root, signals.fields.bcc)];
  const inputs = queryAll(root, 'input,select');
  const points: readonly (readonly [unknown, number])[] = [
    [to.length, 3],
    [copies.length, 2],
    [heldBy(root, signals.subjects).length, 2],
    [heldBy(root, signals.editors).length, 2],
    [heldBy(root, signals.sendLike).length, 1],
    [to.some(takesAddresses), 1],
    [queryAll(root, 'input[type=file]').length, 0.5],
    [composedAncestors(root).some((one) => matches(one, '[role=dialog],dialog,[role=main],main')), 0.5],
    [MAIL_URL.test(root.ownerDocument.URL), 0.5],
    [queryAll(root, 'input[type=password]:not([aria-hidden=true])').length, -4],
    [to.some(isSearch), -3],
    [inputs.some((one) => ORDER_FIELDS.test(attribute(one, 'autocomplete') as string)), -3],
    [inputs.some(isOwnAddress), -3],
    [inputs.some(isMoment), -3],
  ];
  return points.reduce((sum, [holds, value]) => (holds ? sum + value : sum), 0);
}

function takesAddresses(field: Element): boolean {
  if (!isTextControl(field)) return false;
  if (attribute(field, 'type') === 'email' || field.value.includes('@')) return true;
  // Chips stand beside the input, not in it.
  const beside = textOf(parentOf(field) ?? field) ?? '';
  return beside.length < 400 && beside.includes('@');
}

function isSearch(field: Element): boolean {
  return (
    SEARCH.test(attribute(field, 'name') as string) ||
    composedAncestors(field).some((one) => matches(one, '[role=search],search'))
  );
}

/**
 * Whether the field asks for the person's own address, as contact forms do: an e-mail field that is no recipient field.
 */
function isOwnAddress(input: Element): boolean {
  if (attribute(input, 'aria-hidden') === 'true') return false;
  const asked = attribute(input, 'type') === 'email' || attribute(input, 'autocomplete') === 'email';
  return (
    asked &&
    namedBy(attribute(input, 'name') ?? attributeText(input, 'id')) === null &&
    !matches(input, '[multiple]')
  );
}

const AMOUNT = /amount|price|iban|betrag|montant|import[eo]/i;

/**
 * Whether this is a date, time or amount field: in invitations, travel and leave requests, "to" is an end, and with an
 * amount the form is a payment.
 */
function isMoment(input: Element): boolean {
  if (AMOUNT.test(namesIn(input))) return true;
  return /^(date|time|month|week)/.test(attribute(input, 'type') as string);
}
