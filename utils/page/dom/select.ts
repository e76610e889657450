/** Finds what an adapter names: selectors are tried in their order. */
import type { Selector } from '../../adapters/adapter.ts';
import { queryAll } from './dom.ts';

/** All elements that any of the selectors matches, in document order. */
export function selectAll(root: ParentNode, selectors: readonly Selector[] = []): Element[] {
  return queryAll(root, selectors.map(({ css }) => css).join(','));
}

/** The first element of the first selector that matches. */
export function selectFirst(root: ParentNode, selectors: readonly Selector[]): Element | null {
  return selectors.map(({ css }) => queryAll(root, css)[0]).find((found) => found !== undefined) ?? null;
}
