/** The pages of the extension that an alternative can lead to. */
import type { OwnPage } from '../core/model.ts';

/** What a page is opened for: a window in a tab, by its id in reports. `frame`: where the files were chosen. */
export interface OpenedFor {
  readonly tab: number;
  readonly window: string;
  readonly frame?: number;
}

/** Returns the page's path in the package. The page asks the worker about the window, so that no URL names a person. */
export function ownPage(page: OwnPage, about: OpenedFor | null): string {
  if (page === 'resolver' || page === 'private') return `/options.html#${page}`;
  if (!about) return `/${page}.html`;
  const named = Object.entries(about).map(([name, value]) => [name, String(value)]);
  return `/${page}.html?${String(new URLSearchParams(named))}`;
}
