/** The pages of the extension that an alternative can lead to. */
import type { OwnPage } from '../core/model.ts';

/** What a page is opened for: a window of a tab, as reports name it; `frame`: files were chosen there. */
export interface OpenedFor {
  readonly tab: number;
  readonly window: string;
  readonly frame?: number;
}

/** The page's path in the package. Pages ask the worker for what they are to know of the window: no address names anybody. */
export function ownPage(page: OwnPage, about: OpenedFor | null): string {
  if (page === 'resolver' || page === 'private') return `/options.html#${page}`;
  if (!about) return `/${page}.html`;
  const named = Object.entries(about).map(([name, value]) => [name, String(value)]);
  return `/${page}.html?${String(new URLSearchParams(named))}`;
}
