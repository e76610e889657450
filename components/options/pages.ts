/** The pages of the options, and the one that the URL's hash names. */
import type { MessageKey } from '../../utils/platform/i18n.ts';

/** In the order of the navigation; each name is the hash and the id of the page's element. */
export const PAGES = {
  lookups: 'options_lookups',
  people: 'options_people',
  history: 'options_history',
  organisation: 'options_organisation',
  advanced: 'options_advanced',
} as const satisfies Readonly<Record<string, MessageKey>>;

export type PageName = keyof typeof PAGES;

/** What a hash names: a page, or a place on a page. */
interface Place {
  readonly page: PageName;
  /** null for the page as a whole. */
  readonly element: HTMLElement | null;
}

/**
 * Returns the place that this hash names among these pages; null where it names none, as it may name something not
 * shown.
 */
export function placeOf(hash: string, pages: readonly PageName[]): Place | null {
  let id = hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // Malformed escapes: the hash is taken as it is.
  }
  const page = pages.find((one) => one === id);
  if (page) return { page, element: null };
  const element = id === '' ? null : document.getElementById(id);
  const around = element?.closest('.page')?.id;
  const inside = pages.find((one) => one === around);
  return inside && element ? { page: inside, element } : null;
}

const FOCUSABLE = 'input, select, textarea, button, summary, a[href]';

/** Shows a place that may lie in a closed part of the page, and focuses it: its first usable control if it has one. */
export function reveal(element: HTMLElement): void {
  for (let one: Element | null = element; one; one = one.parentElement)
    if (one instanceof HTMLDetailsElement) one.open = true;
  const usable = element.matches(FOCUSABLE)
    ? element
    : (element.querySelector<HTMLElement>(':checked:enabled') ??
      [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => !one.matches(':disabled')));
  const target = usable?.matches(':disabled') === false ? usable : element;
  if (target === element && !element.matches(FOCUSABLE)) element.tabIndex = -1;
  target.focus();
  element.scrollIntoView({ block: 'nearest' });
}
