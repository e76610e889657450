/** Finds elements by an adapter's selectors. */
import type { Selector } from '../../adapters/adapter.ts';
import { queryAll } from './dom.ts';

/** Returns all elements that any of the selectors matches, in document order. */
export function selectAll(root: ParentNode, selectors: readonly Selector[] = []): Element[] {
  return queryAll(root, selectors.map(({ css }) => css).join(','));
}

/** Returns the first element that the first matching selector finds, or null. */
export function selectFirst(root: ParentNode, selectors: readonly Selector[]): Element | null {
  return selectors.map(({ css }) => queryAll(root, css)[0]).find((found) => found !== undefined) ?? null;
}
