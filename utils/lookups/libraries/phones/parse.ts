/** Telephone numbers as people write them. Built into a script of its own (wxt.config.ts): the numbering plans are large. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * The number as ITU-T E.164 spells it, with its plus, or null where the text is no possible number. `country` (ISO
 * 3166, upper case) is where a number without a country code is meant to be dialled; null: only numbers with one count.
 */
export function parseNumber(text: string, country: string | null): string | null {
  const number = parsePhoneNumberFromString(
    text,
    country === null ? {} : { defaultCountry: country as CountryCode },
  );
  return number?.isPossible() === true && (number.ext ?? '') === '' ? number.number : null;
}
