/** Finds elements by an adapter's selectors. */
import type { Selector } from '../../adapters/adapter.ts';
import { queryAll } from './dom.ts';

/** What is used of a selector here. */
type Css = Pick<Selector, 'css'>;

/** Returns one selector for all of them; '' if there is none. */
export const cssOf = (selectors: readonly Css[] = []): string => selectors.map(({ css }) => css).join();

/** Returns all elements that any of the selectors matches, in document order. */
export function selectAll(root: ParentNode, selectors?: readonly Css[]): Element[] {
  return queryAll(root, cssOf(selectors));
}

/** Returns the first element that the first matching selector finds, or null. */
export function selectFirst(root: ParentNode, selectors: readonly Selector[]): Element | null {
  return selectors.map(({ css }) => queryAll(root, css)[0]).find((found) => found !== undefined) ?? null;
}
