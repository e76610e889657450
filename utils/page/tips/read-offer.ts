/** Does the log-in page that a person is at offer a text message as the second factor? */
import { SMS_FACTORS } from '../../adapters/sms-factors.ts';
import {
  addressOf,
  attribute,
  closest,
  documentOf,
  has,
  isTextControl,
  labelsOf,
  matches,
  queryAll,
  textOf,
  titleOf,
} from '../dom/dom.ts';
import { formOf } from '../forms/controls.ts';
import { isStronger, namesMessage, offersCode, type Option } from './sms-option.ts';
import { stepOf } from './second-factor.ts';

/** `beside-stronger`: the same choice names a passkey, a key or an app. */
export type Offer = 'alone' | 'beside-stronger';

/** What a person chooses by. Links to other pages are none; what a list calls its options are. */
const OPTIONS =
  'input[type=radio],input[type=submit],input[type=button],button,option,[role=radio],[role=button],[role=option],label';
/** A choice between factors has few options; a page with more is another one. */
const MAX = 60;
/** Longer words than these are no option's (characters). */
const MAX_LENGTH = 120;

const shorten = (text: string) => {
  const clean = text.replace(/\s+/g, ' ').trim();
  return clean.length > MAX_LENGTH ? '' : clean;
};

function optionOf(element: Element): Option {
  const isField = isTextControl(element);
  const labels = isField ? labelsOf(element).map((label) => textOf(label) ?? '') : [];
  const isButton = matches(element, 'input[type=submit],input[type=button]');
  const value = attribute(element, 'value') ?? attribute(element, 'data-value') ?? '';
  const texts = [
    attribute(element, 'aria-label') ?? '',
    ...labels,
    isButton ? value : isField ? '' : (textOf(element) ?? ''),
  ];
  return { value, text: texts.map(shorten).join(' ').trim() };
}

/** The form or group that the touched control is a part of: nothing outside of it is read. Without one, the page. */
function scopeOf(touched: Element): Element | null {
  return (
    formOf(touched) ??
    closest(touched, 'form,fieldset,[role=radiogroup],[role=listbox],[role=dialog],dialog,main,body')
  );
}

function headingsOf(document: Document, scope: Element): string[] {
  const heads = queryAll(document, 'h1').slice(0, 2);
  const legends = queryAll(scope, 'legend,h2,h3').slice(0, 3);
  return [titleOf(document), ...[...heads, ...legends].map((one) => shorten(textOf(one) ?? ''))];
}

/** Is this a page of a product that is known to offer it? */
function isKnown(document: Document): boolean {
  const path = URL.parse(addressOf(document))?.pathname ?? '';
  return SMS_FACTORS.some(
    (one) =>
      (one.path !== undefined && new RegExp(one.path).test(path)) ||
      (one.css !== undefined && has(document, one.css)),
  );
}

/**
 * What the choice that this control belongs to offers; null where it is no log-in, or nothing is sure. A phone number
 * is no offer: it is asked for in orders and profiles, too.
 */
export function readOffer(touched: Element): Offer | null {
  const document = documentOf(touched);
  const scope = scopeOf(touched);
  if (!scope) return null;
  const elements = queryAll(scope, OPTIONS);
  if (elements.length > MAX) return null;
  const options = elements.map(optionOf);
  const offer: Offer = options.some(isStronger) ? 'beside-stronger' : 'alone';
  if (isKnown(document)) return offer;
  const step = stepOf(addressOf(document), headingsOf(document, scope));
  if (step === null) return null;
  const isStated = options.some(offersCode);
  // A whole page may be an article about it, to be shared by a text message.
  const namedBy = scope.localName === 'body' ? stepOf(addressOf(document), []) : step;
  const isNamed = options.some(namesMessage) && (namedBy === 'second-factor' || offer === 'beside-stronger');
  return isStated || isNamed ? offer : null;
}
