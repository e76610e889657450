import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { PAGES, placeOf, reveal, type PageName } from './pages.ts';

/** Where the focus goes once a page is shown: its heading, or a place on it. */
interface Wanted {
  readonly page: PageName;
  readonly element: HTMLElement | null;
  /** Nothing was requested yet: the focus stays where it is. */
  readonly isFirst?: true;
}

/**
 * Returns the page that the URL's hash names, following its changes: the document's title follows, and the focus moves
 * to the requested place, or to the page's heading.
 */
export function usePages(pages: readonly PageName[]): {
  readonly page: PageName;
  /** Shows a place on a page. */
  readonly goTo: (page: PageName, element: HTMLElement) => void;
} {
  const [wanted, setWanted] = useState<Wanted>({ page: 'lookups', element: null, isFirst: true });
  const page = pages.includes(wanted.page) ? wanted.page : 'lookups';
  // Compared by name, so that a page that policy adds while the options are open is found by its hash from then on.
  const names = pages.join(' ');
  useLayoutEffect(() => {
    const follow = () => {
      const place = placeOf(location.hash, names.split(' ') as PageName[]);
      if (place) setWanted(place);
      else if (location.hash === '') setWanted({ page: 'lookups', element: null });
    };
    if (location.hash !== '') follow();
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, [names]);
  useLayoutEffect(() => {
    document.title = t('options_page', t(PAGES[page]));
  }, [page]);
  useLayoutEffect(() => {
    if (wanted.isFirst) return;
    if (wanted.element) reveal(wanted.element);
    else document.querySelector<HTMLElement>('.page:not([hidden]) h1')?.focus();
  }, [wanted]);
  return {
    page,
    goTo(there, element) {
      history.replaceState(null, '', `#${element.id || there}`);
      setWanted({ page: there, element });
    },
  };
}
