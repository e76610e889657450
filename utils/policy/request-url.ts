/** The URL at which a person requests an exception; its placeholders are filled in. Pure. */

/** The placeholders. None of them stands for anything of what is sent. */
export const PLACES = ['who', 'domain', 'site', 'level', 'code', 'number', 'policy', 'text'] as const;
export type Place = (typeof PLACES)[number];

const PLACE = /\{([^{}]*)\}/g;
/** Only the organisation decides on the host of a form, or the recipient of a mail: no placeholder may be in there. */
const FORM = /^(?:https:\/\/[^\s/?#{}@\\]+(?:[/?#]\S*)?|mailto:[^\s?{}]+(?:\?\S*)?)$/;

/** Returns the unknown placeholders in this URL. */
export function unknownPlaces(url: string): string[] {
  const named = [...url.matchAll(PLACE)].map(([, name = '']) => name);
  return named.filter((name) => !(PLACES as readonly string[]).includes(name));
}

/** Whether this is an https or mailto URL with known placeholders only, and none in its host or recipient. */
export function isRequestUrl(url: string): boolean {
  return FORM.test(url) && unknownPlaces(url).length === 0 && URL.canParse(url.replace(PLACE, 'x'));
}

/** Returns the URL with its placeholders filled in. A mailto URL without a query gets the whole text as its body. */
export function fillRequestUrl(url: string, values: Readonly<Record<Place, string>>): string {
  const filled = url.replace(PLACE, (_, name: Place) => encodeURIComponent(values[name]));
  if (filled !== url || !url.startsWith('mailto:') || url.includes('?')) return filled;
  return `${url}?body=${encodeURIComponent(values.text)}`;
}
