/** Does a form ask for what harms a person when others read it? Told by what the fields are called, not by their values. */
import { attribute, closest } from '../dom.ts';
import { controlsOf, isFileField } from './controls.ts';

/** Autofill field names (HTML, "autofill detail tokens") of secrets, money, identity and health. */
const TOKENS =
  /^(cc-(number|csc|exp(-(month|year))?|name)|(current|new)-password|one-time-code|bday(-(day|month|year))?|transaction-amount|street-address|address-line[1-4]|tel(-[a-z-]+)?|sex)$/;

/** Whole words of names and labels, in languages whose words are known to the project. */
const WORDS = new Set(
  (
    'password passwort passwd pwd kennwort contraseña senha wachtwoord ssn sin nin nino iban bic swift passport reisepass ' +
    'pasaporte passeport licence license tax steuernummer steuerid vat tin dob birthdate geburtsdatum birthday medical medicine ' +
    'diagnosis diagnose health patient insurance salary gehalt salaire pin cvv cvc cvv2 csc otp tan card kreditkarte ' +
    'creditcard cardnumber account konto kontonummer routing secret confidential'
  ).split(' '),
);

/** Names and labels in single words: `cardNumber`, `card_number`, `Card number` → card, number. */
function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

/** The words that describe a control to a person or to its server. */
function textsOf(control: HTMLElement): string[] {
  const labels = (control as Partial<HTMLInputElement>).labels ?? [];
  const attributes = ['name', 'id', 'aria-label', 'placeholder'].map(
    (name) => attribute(control, name) ?? '',
  );
  return [...attributes, ...[...labels].map((label) => label.textContent.slice(0, 120))];
}

/** Decoys for robots and fields that no person meets tell nothing about the form. */
function isDecoy(control: HTMLElement): boolean {
  const type = attribute(control, 'type')?.toLowerCase();
  return (
    type === 'hidden' ||
    attribute(control, 'aria-hidden') === 'true' ||
    attribute(control, 'tabindex') === '-1'
  );
}

/** Does this field ask for a secret, money, identity or health? */
export function isSensitiveControl(control: HTMLElement): boolean {
  if (isDecoy(control) || !/^(input|select|textarea)$/.test(control.localName)) return false;
  if (attribute(control, 'type')?.toLowerCase() === 'password') return true;
  const detail = attribute(control, 'autocomplete')?.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
  return (
    TOKENS.test(detail) || textsOf(control).some((text) => wordsOf(text).some((word) => WORDS.has(word)))
  );
}

/** Does some field of the form ask for a secret, money, identity or health? */
export function isSensitive(form: Element): boolean {
  return controlsOf(form).some(isSensitiveControl);
}

const SEARCH = new Set(
  'search suche suchen recherche buscar busca zoeken cerca szukaj sök q query keywords'.split(' '),
);

/** A search box: one line of text, called so. It is never worth a word (design.md §4). */
export function isSearch(form: Element): boolean {
  if (attribute(form, 'role') === 'search' || closest(form, '[role=search], search')) return true;
  const lines = controlsOf(form).filter(
    (one) =>
      one.localName === 'textarea' ||
      (one.localName === 'input' &&
        /^(text|search|email|tel|url|password|)$/.test(attribute(one, 'type')?.toLowerCase() ?? '')),
  );
  const [line] = lines;
  if (lines.length !== 1 || !line || isFileField(line)) return false;
  const isSearchType = attribute(line, 'type')?.toLowerCase() === 'search';
  return (
    isSearchType ||
    [...textsOf(line), attribute(form, 'id') ?? ''].some((text) =>
      wordsOf(text).some((word) => SEARCH.has(word)),
    )
  );
}
