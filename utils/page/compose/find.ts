/** Finds the open compose windows: by an adapter's selectors, or by the general rule. */
import type { Adapter } from '../../adapters/adapter.ts';
import { lowestCommonContainer } from '../dom/common-container.ts';
import { isVisible, outermost } from '../dom/dom.ts';
import { findByEvidence } from './generic.ts';
import { composeWindow, type ComposeWindow } from './window.ts';
import { selectAll } from '../dom/select.ts';

/**
 * Returns the open compose windows under `scope`, in document order. Invisible windows are left out; their fields may
 * be invisible, because apps keep collapsed rows in the form.
 */
export function findWindows(adapter: Adapter | null, scope: Document | Element): ComposeWindow[] {
  if (!adapter) return findByEvidence(scope).map((root) => composeWindow(root, null));
  const selected = outermost(selectAll(scope, adapter.compose));
  const roots = selected.length > 0 ? selected : rootsAroundEditors(adapter, scope);
  return roots.filter(isVisible).map((root) => composeWindow(root, adapter));
}

/**
 * Returns the smallest element around each visible editor that holds a To field and a send control. With only one of
 * these it still is a compose window: without a To field it is blind.
 */
function rootsAroundEditors(adapter: Adapter, scope: Document | Element): Element[] {
  const to = selectAll(scope, adapter.fields.to.field);
  const send = selectAll(scope, adapter.send);
  const roots = selectAll(scope, adapter.editor)
    .filter(isVisible)
    .map(
      (editor) =>
        lowestCommonContainer(editor, [to, send]) ??
        lowestCommonContainer(editor, [to.length > 0 ? to : send]),
    );
  return outermost(roots.filter((root) => root !== null));
}
