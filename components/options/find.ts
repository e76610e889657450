/** Finds options by the words on the pages, in whatever language those are. */

export interface FoundOption {
  /** The text of its label, prefixed with its section's heading where it has one. */
  readonly label: string;
  /** Id of the page that it is on. */
  readonly page: string;
  readonly element: HTMLElement;
}

/** Nobody reads more than this; another word narrows the search. */
const MAX = 12;
/** Elements that name an option: a control's label, or a heading. Lists of what was recorded are not options. */
const NAMED = 'label, legend, summary, h2, button, a.button, a.option';
const RECORDED = 'table, .journal, .snoozes, .paged, .problems, .kept';

const wordsOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
/** Removes accents and case, which people leave out when searching. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

function described(element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => wordsOf(document.getElementById(id))).join(' ');
}

/** Returns the control of a label, the element that a legend belongs to, or otherwise the element itself. */
function controlOf(named: Element): HTMLElement | null {
  if (named instanceof HTMLLabelElement) return named.control;
  const around = named.tagName === 'LEGEND' ? named.parentElement : named;
  return around instanceof HTMLElement ? around : null;
}

/** Returns the options below `root` that have all of these words in their label, description or heading; best first. */
export function findOptions(root: Element, wanted: string): readonly FoundOption[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => plain(text).includes(word));
  const ranked: (FoundOption & { readonly rank: number })[] = [];
  for (const named of root.querySelectorAll(NAMED)) {
    const element = controlOf(named);
    const page = named.closest('.page')?.id;
    if (!element || page === undefined || named.closest(RECORDED)) continue;
    const own = wordsOf(named);
    const over = wordsOf(named.closest('section')?.querySelector('h3'));
    const label = over !== '' && over !== own ? `${over}: ${own}` : own;
    const about = [
      label,
      described(element),
      wordsOf(element.closest('fieldset')?.querySelector('legend')),
      wordsOf(named.nextElementSibling?.matches('.what') ? named.nextElementSibling : null),
    ].join(' ');
    if (has(about)) ranked.push({ label, page, element, rank: has(own) ? 0 : has(label) ? 1 : 2 });
  }
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, MAX);
}
