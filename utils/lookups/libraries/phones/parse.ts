/**
 * Parses telephone numbers as people write them. Built into a script of its own (wxt.config.ts): the numbering plans
 * are large.
 */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * Returns the number in ITU-T E.164 format, with its plus, or null if the text is not a possible number. `country` (ISO
 * 3166, upper case) is assumed for numbers without a country code; if null, only numbers with one are accepted.
 */
export function parseNumber(text: string, country: string | null): string | null {
  const number = parsePhoneNumberFromString(
    text,
    country === null ? {} : { defaultCountry: country as CountryCode },
  );
  return number?.isPossible() === true && (number.ext ?? '') === '' ? number.number : null;
}
