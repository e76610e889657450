/** Finds the root of a compose window by the elements that it must contain. */
import { composedAncestors } from './dom.ts';

/**
 * Returns the smallest ancestor of `from` that holds a member of every group, at most `levels` up and across shadow
 * roots; null where there is none below the document element.
 */
export function lowestCommonContainer(
  from: Element,
  groups: readonly (readonly Element[])[],
  levels = 25,
): Element | null {
  const held = groups.map((group) => new Set(group.flatMap(composedAncestors)));
  const ancestors = composedAncestors(from).slice(0, levels + 1);
  return (
    ancestors.find((one) => one.localName !== 'html' && held.every((ancestry) => ancestry.has(one))) ?? null
  );
}
