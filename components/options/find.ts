/** Finds options by the words that stand on the pages, in whatever language they are. */

export interface FoundOption {
  /** The words of its label, with what it belongs to where that tells it apart. */
  readonly label: string;
  /** Id of the page that it is on. */
  readonly page: string;
  readonly element: HTMLElement;
}

/** More than these nobody reads: another word finds less. */
const MAX = 12;
/** What can be found: what is a control's label, or a heading. Lists of what was recorded are no options. */
const NAMED = 'label, legend, summary, h2, button, a.button, a.option';
const RECORDED = 'table, .journal, .snoozes, .paged, .problems, .kept';

const wordsOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
/** Without accents and cases, which people leave out. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

function described(element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => wordsOf(document.getElementById(id))).join(' ');
}

/** The control of a label; of anything else itself, or what it is the heading of. */
function controlOf(named: Element): HTMLElement | null {
  if (named instanceof HTMLLabelElement) return named.control;
  const around = named.tagName === 'LEGEND' ? named.parentElement : named;
  return around instanceof HTMLElement ? around : null;
}

/** The options below `root` that have all of these words in their label, their description or their heading; best first. */
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
