/** Where a person asks for an exception: an address with places that are filled in. Pure. */

/** What can be filled in. Nothing of what is sent is among it. */
export const PLACES = ['who', 'domain', 'site', 'level', 'code', 'number', 'policy', 'text'] as const;
export type Place = (typeof PLACES)[number];

const PLACE = /\{([^{}]*)\}/g;
/** The host of a form, or whom a mail is to, is the organisation's to choose: no place stands in it. */
const FORM = /^(?:https:\/\/[^\s/?#{}@\\]+(?:[/?#]\S*)?|mailto:[^\s?{}]+(?:\?\S*)?)$/;

/** The places in this address that there are not. */
export function unknownPlaces(url: string): string[] {
  const named = [...url.matchAll(PLACE)].map(([, name = '']) => name);
  return named.filter((name) => !(PLACES as readonly string[]).includes(name));
}

/** Is this an https or mailto address in which all places are known, and none names where it leads? */
export function isRequestUrl(url: string): boolean {
  return FORM.test(url) && unknownPlaces(url).length === 0 && URL.canParse(url.replace(PLACE, 'x'));
}

/** The address with its places filled in; a mail without any is given the whole text. */
export function fillRequestUrl(url: string, values: Readonly<Record<Place, string>>): string {
  const filled = url.replace(PLACE, (_, name: Place) => encodeURIComponent(values[name]));
  if (filled !== url || !url.startsWith('mailto:') || url.includes('?')) return filled;
  return `${url}?body=${encodeURIComponent(values.text)}`;
}
