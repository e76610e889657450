/** Finds the parts of a compose window, by its adapter or by the general rule. */
import type { Adapter } from '../../adapters/adapter.ts';
import type { RecipientField } from '../../core/model.ts';
import { genericParts, inFields, placeBehind } from './generic.ts';
import type { ComposeWindow } from './window.ts';
import { cssOf, selectAll, selectFirst } from '../dom/select.ts';
import type { Parts } from './part.ts';

/** The recipient fields, in the order in which recipients are reported. */
export const FIELDS = ['to', 'cc', 'bcc'] as const satisfies readonly RecipientField[];

/**
 * Returns the parts of a window as the page is now; apps re-render, so nothing is cached. If an adapter's recipient
 * fields are gone (a new layout), the general rule may still find them.
 */
export function partsOf({ root, adapter }: ComposeWindow): Parts {
  if (!adapter) return genericParts(root);
  const parts = adapterParts(adapter, root);
  if (parts.fields.to.length > 0 || parts.summary.length > 0) return parts;
  const { fields, reading, mount } = genericParts(root);
  // If the app shows a state per recipient, elements that its adapter does not know cannot show it.
  const { states } = parts.reading;
  return {
    ...parts,
    fields,
    reading: states ? { ...reading, states: [] } : reading,
    mount: parts.mount ?? mount,
  };
}

function adapterParts(adapter: Adapter, root: Element): Parts {
  const at = selectFirst(root, adapter.mount.at);
  const fields = inFields((name) => selectAll(root, adapter.fields[name].field));
  return {
    fields,
    summary: selectAll(root, adapter.summary),
    reading: {
      chip: cssOf(adapter.chip),
      ignore: cssOf(adapter.ignore),
      address: adapter.address,
      prefixes: adapter.prefixes ?? [],
      input: cssOf(adapter.input),
      ...(adapter.chipStates && {
        states: adapter.chipStates.map(({ state, at }) => [state, cssOf(at)] as const),
      }),
    },
    from: selectAll(root, adapter.from),
    editors: selectAll(root, adapter.editor),
    states: (adapter.states ?? []).map(({ state, at, words }) => ({
      state,
      words,
      elements: selectAll(root, at),
    })),
    attached: selectAll(root, adapter.attached),
    mount: at ? { at, place: adapter.mount.place } : placeBehind(fields, root),
  };
}
