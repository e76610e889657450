/** The general rule: compose windows of webmails that no adapter knows, told by evidence. */
import type { RecipientField } from '../../core/model.ts';
import { lowestCommonContainer } from '../dom/common-container.ts';
import {
  attribute,
  closest,
  composedAncestors,
  isTextControl,
  isVisible,
  outermost,
  parentOf,
  queryAll,
} from '../dom/dom.ts';
import { floatingAt } from '../dom/mount.ts';
import type { Reading } from './read-field.ts';
import { TYPED, WRITTEN } from './recipients-shown.ts';
import { heldBy, scoreOf, THRESHOLD } from './score.ts';
import { collectSignals, hiddenLists, type Signals } from './signals.ts';
import { ownPurpose } from './labels.ts';
import type { Parts } from './part.ts';

/** Roots of the compose windows under `scope` that the evidence is strong enough for; visible ones only. */
export function findByEvidence(scope: Document | Element): Element[] {
  const signals = collectSignals(scope);
  const anchored = signals.fields.to.map((field) =>
    lowestCommonContainer(field, [signals.editors, [...signals.subjects, ...signals.sends]], 20),
  );
  const roots = [...new Set(anchored.filter((root) => root !== null))].map((root) =>
    outOfTable(withSubject(root, signals), signals),
  );
  return outermost(roots).filter(
    (root) =>
      heldBy(root, signals.subjects).length < 2 && scoreOf(root, signals) >= THRESHOLD && isVisible(root),
  );
}

/** A send control may be nearer to the editor than the subject is: the root should hold both. */
function withSubject(root: Element, signals: Signals): Element {
  if (heldBy(root, signals.subjects).length > 0) return root;
  const wider = lowestCommonContainer(root, [signals.subjects], 4);
  return wider && heldBy(wider, signals.subjects).length === 1 && heldBy(wider, signals.editors).length <= 2
    ? wider
    : root;
}

/** Rows and tables take no stranger, and often hold all of a window: the root is what is around them. */
function outOfTable(root: Element, { editors }: Signals): Element {
  let at: Element | null = root;
  while (at && NOT_FLOW.test(at.localName)) at = parentOf(at);
  return at && heldBy(at, editors).length === heldBy(root, editors).length ? at : root;
}

/** Where apps put the address of a recipient. */
export const ADDRESS_ATTRIBUTES =
  'email data-email data-address data-hovercard-id data-value value title aria-label data-testid'.split(' ');
const CHIP_WORDS = ['chip', 'token', 'pill', 'bubble', 'recipient', 'tag'];

/** Anything in a recipient row that looks like one recipient. Suggestion lists are left out by `ignore`. */
export const GENERIC_READING: Reading = {
  chip: ['[role=option]', '[role=listitem]', 'li']
    .concat(CHIP_WORDS.flatMap((word) => [`[class~="${word}" i]`, `[class$="-${word}" i]`]))
    .map((css) => `${css}:not(:has(${TYPED}))`)
    .join(','),
  ignore:
    'option:not(:checked),button,label,[role=button],datalist,[role=menu],[class*=suggestion i]:not(:has(input))',
  address: ADDRESS_ATTRIBUTES,
  prefixes: [],
  input: `input,${WRITTEN}`,
  lenient: true,
};

/** The parts of a window that the general rule found. */
export function genericParts(root: Element): Parts {
  const signals = collectSignals(root);
  const others = [...signals.subjects, ...signals.editors, ...signals.from, ...signals.sends];
  const rows = (field: RecipientField) => {
    const foreign = [...others, ...Object.values(signals.fields).flat()];
    const held = new Set(
      foreign.filter((one) => !signals.fields[field].includes(one)).flatMap(composedAncestors),
    );
    return outermost(signals.fields[field].map((anchor) => rowOf(anchor, held, root)));
  };
  const shown = { to: rows('to'), cc: rows('cc'), bcc: rows('bcc') };
  const sent = hiddenLists(closest(root, 'form') ?? root);
  const of = (field: RecipientField) => [...shown[field], ...sent.filter((one) => ownPurpose(one) === field)];
  const fields = { to: of('to'), cc: of('cc'), bcc: of('bcc') };
  const lists = Object.values(signals.fields).flat().flatMap(suggestionsOf);
  const ids = lists.map((id) => `[id="${CSS.escape(id)}"]`);
  return {
    fields,
    summary: [],
    reading: { ...GENERIC_READING, ignore: [GENERIC_READING.ignore, ...ids].join(',') },
    from: signals.from,
    editors: signals.editors,
    states: [],
    attached: [],
    mount: placeBehind(shown, root),
  };
}

/** The largest element around a field that holds no other part: where its chips are. */
function rowOf(anchor: Element, others: ReadonlySet<Element>, root: Element): Element {
  const around = composedAncestors(anchor);
  const limit = around.findIndex((one) => one === root || others.has(one));
  return around[Math.max(0, limit - 1)] ?? anchor;
}

/** Ids of the suggestion lists that a field controls (WAI-ARIA combobox pattern). */
function suggestionsOf(field: Element): string[] {
  return [field, ...queryAll(field, '[aria-controls],[aria-owns]')].flatMap((one) =>
    [attribute(one, 'aria-controls'), attribute(one, 'aria-owns')].flatMap((ids) => ids?.split(/\s+/) ?? []),
  );
}

const NOT_FLOW = /^(t(able|body|head|foot|r)|[uod]l|select)$/;

/**
 * Behind the last recipient row, outside tables and lists: their parsers and styles expect other children. Where that
 * is no place inside the window, the loose place.
 */
export function placeBehind(fields: Parts['fields'], root: Element): Parts['mount'] {
  let at = [...fields.bcc, ...fields.cc, ...fields.to][0] ?? null;
  while (at && at !== root) {
    const parent = parentOf(at);
    if (!parent || !(NOT_FLOW.test(parent.localName) || (isTextControl(at) && parent !== root))) break;
    at = parent;
  }
  return at && at !== root ? { at, place: 'after' } : floatingAt(root);
}
