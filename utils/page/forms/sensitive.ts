/**
 * Decides whether a form asks for data that can harm a person if others read it: by what the fields are called, not by
 * their values.
 */
import { attribute, closest, documentOf, labelsOf, queryAll } from '../dom/dom.ts';
import { chosenOf, controlsOf, isCustom, isHidden } from './controls.ts';

/** Autofill field names (HTML, "autofill detail tokens") for secrets, money, identity and health. */
const TOKENS =
  /^(cc-(number|csc|exp(-(month|year))?|name)|(current|new)-password|one-time-code|bday(-(day|month|year))?|transaction-amount|street-address|address-line[1-4]|tel(-[a-z-]+)?|sex)$/;

/** Whole words of names and labels, in the languages whose words the project knows. */
const WORDS = new Set(
  (
    'password passwort passwd pwd kennwort contraseña senha wachtwoord ssn sin nin nino iban bic swift passport reisepass ' +
    'pasaporte passeport licence license tax steuernummer steuerid vat tin dob birthdate geburtsdatum birthday medical medicine ' +
    'diagnosis diagnose health patient insurance salary gehalt salaire pin cvv cvc cvv2 csc otp tan card kreditkarte ' +
    'creditcard cardnumber account konto kontonummer routing secret confidential'
  ).split(' '),
);

/** Splits names and labels into words in lower case: `cardNumber`, `card_number`, `Card number` give card, number. */
function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

/** Returns a control's names, for its server and in its own attributes; custom elements take `label`. */
function namesOf(control: HTMLElement): string[] {
  return ['name', 'id', 'aria-label', 'placeholder', 'label'].map((name) => attribute(control, name) ?? '');
}

const labelTexts = (control: HTMLElement) =>
  labelsOf(control).map((label) => label.textContent.slice(0, 120));

/** Returns the texts that describe a control to a person or to its server. */
const textsOf = (control: HTMLElement) => [...namesOf(control), ...labelTexts(control)];

/** Whether this is a trap for bots or a field that no person reaches: it tells nothing about the form. */
function isDecoy(control: HTMLElement): boolean {
  return (
    isHidden(control) ||
    attribute(control, 'aria-hidden') === 'true' ||
    attribute(control, 'tabindex') === '-1'
  );
}

const areWords = (texts: readonly string[]) =>
  texts.some((text) => wordsOf(text).some((word) => WORDS.has(word)));

/** Whether the browser itself knows that this control takes sensitive data: by its type, or for filling it in. */
function takesSecret(control: HTMLElement): boolean {
  const detail = attribute(control, 'autocomplete')?.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
  return attribute(control, 'type')?.toLowerCase() === 'password' || TOKENS.test(detail);
}

/** Whether the control's own attributes say that it takes sensitive data. */
const isMarkedSensitive = (control: HTMLElement) => takesSecret(control) || areWords(namesOf(control));

/** Whether this is a custom element that may take input: most buttons are called so by name, type or role. */
function isCustomField(control: HTMLElement): boolean {
  const kinds = [control.localName, attribute(control, 'type'), attribute(control, 'role')];
  return isCustom(control) && !kinds.some((kind) => /(button|btn|submit|reset)$/i.test(kind ?? ''));
}

/** Whether this is a field that a person fills in. */
const isField = (control: HTMLElement) =>
  (/^(input|select|textarea)$/.test(control.localName) || isCustomField(control)) && !isDecoy(control);

/** Whether this field asks for a secret, money, identity or health. */
export function isSensitiveControl(control: HTMLElement): boolean {
  return isField(control) && (isMarkedSensitive(control) || areWords(labelTexts(control)));
}

/**
 * For a control's labels the browser searches the whole page, so only as many fields are asked as a person fills in at
 * a time; after these, only so many labels.
 */
const MAX_LABELLED = 300;
const MAX_LABELS = 10_000;

/** Whether some field of the form asks for a secret, money, identity or health. */
export function isSensitive(form: Element): boolean {
  const fields = controlsOf(form).filter(isField);
  if (
    fields.some(isMarkedSensitive) ||
    fields.slice(0, MAX_LABELLED).some((one) => areWords(labelTexts(one)))
  )
    return true;
  // For the other fields, each label is asked for its control, which is found at once.
  const rest = new Set(fields.slice(MAX_LABELLED));
  const labels = rest.size === 0 ? [] : (queryAll(documentOf(form), 'label') as HTMLLabelElement[]);
  return labels
    .slice(0, MAX_LABELS)
    .some((one) => areWords([one.textContent.slice(0, 120)]) && rest.has(one.control as HTMLElement));
}

const SEARCH = new Set(
  'search suche suchen recherche buscar busca zoeken cerca szukaj sök q query keywords'.split(' '),
);

const isNamedSearch = (texts: readonly string[]) =>
  texts.some((text) => wordsOf(text).some((word) => SEARCH.has(word)));

/** Whether a person writes words into this control: not a choice, a number or a file. */
const isLine = (control: HTMLElement) =>
  control.localName === 'textarea' ||
  (control.localName === 'input' &&
    /^(text|search|email|tel|url|password|)$/.test(attribute(control, 'type')?.toLowerCase() ?? ''));

/** Whether this control lets a person choose among what the page offers, as filters of a search do. */
const isChoice = (control: HTMLElement) =>
  control.localName === 'select' || /^(checkbox|radio)$/i.test(attribute(control, 'type') ?? '');

/**
 * Whether this is a search: one line of words, named so, or in what is marked as a search. It never deserves a report
 * (design.md §4). Nothing else that a person puts in is part of a search, except choices: a form that also takes a
 * secret, a second text or a chosen file is reported, whatever it is called.
 */
export function isSearch(form: Element): boolean {
  const all = controlsOf(form);
  const reached = all.filter((one) => !isDecoy(one));
  const written = (reached.some(isLine) ? reached : all).filter(isLine);
  const hosts = all.filter(isCustom);
  // A custom element in which no field is found shows only itself.
  const lines = written.length > 0 ? written : hosts.filter(isCustomField);
  if (lines.length > 1 || chosenOf(form)) return false;
  const [line] = lines;
  const isQuery =
    line !== undefined &&
    (attribute(line, 'type')?.toLowerCase() === 'search' ||
      isNamedSearch([...textsOf(line), ...hosts.flatMap(namesOf)]));
  const rest = reached.filter((one) => isField(one) && !isChoice(one) && !(one === line && isQuery));
  if (reached.some(takesSecret) || rest.length > MAX_LABELLED || rest.some(isSensitiveControl)) return false;
  const isMarked = attribute(form, 'role') === 'search' || closest(form, '[role=search], search') !== null;
  return isQuery || isMarked || (line !== undefined && isNamedSearch([attribute(form, 'id') ?? '']));
}
