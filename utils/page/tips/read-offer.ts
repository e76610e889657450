/** Reads whether the log-in page that a person uses offers a text message as the second factor. */
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

/** `beside-stronger`: the same choice also offers a passkey, a key or an app. */
export type Offer = 'alone' | 'beside-stronger';

/** Selects what a person chooses by, including the options of a list; links to other pages are not among it. */
const OPTIONS =
  'input[type=radio],input[type=submit],input[type=button],button,option,[role=radio],[role=button],[role=option],label';
/** A choice between factors has few options; with more, it is another kind of page. */
const MAX = 60;
/** Longer texts are no option's (characters). */
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

/** Returns the form or group that contains the touched control; nothing outside it is read. Without one, the page. */
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

/** Whether this page belongs to a product that is known to offer it. */
function isKnown(document: Document): boolean {
  const path = URL.parse(addressOf(document))?.pathname ?? '';
  return SMS_FACTORS.some(
    (one) =>
      (one.path !== undefined && new RegExp(one.path).test(path)) ||
      (one.css !== undefined && has(document, one.css)),
  );
}

/**
 * Returns what the choice that this control belongs to offers; null if this is no log-in, or nothing is certain. A
 * phone number is no offer, because orders and profiles ask for one, too.
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
  // A whole page may be an article about log-ins that can be shared by text message.
  const namedBy = scope.localName === 'body' ? stepOf(addressOf(document), []) : step;
  const isNamed = options.some(namesMessage) && (namedBy === 'second-factor' || offer === 'beside-stronger');
  return isStated || isNamed ? offer : null;
}
