/** The general rule: finds compose windows of webmails that have no adapter, by evidence in the page. */
import type { RecipientField } from '../../core/model.ts';
import { lowestCommonContainer } from '../dom/common-container.ts';
import {
  attributeText,
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
import { besideOf, ownPurpose } from './labels.ts';
import type { Parts } from './part.ts';

/** Returns the visible roots under `scope` with enough evidence of being a compose window. */
export function findByEvidence(scope: Document | Element): Element[] {
  const signals = collectSignals(scope);
  const anchored = signals.fields.to.map((field) =>
    lowestCommonContainer(field, [signals.editors, [...signals.subjects, ...signals.sendLike]], 20),
  );
  const roots = [...new Set(anchored.filter((root) => root !== null))].map((root) =>
    outOfTable(withSubject(root, signals), signals),
  );
  return outermost(roots).filter(
    (root) =>
      heldBy(root, signals.subjects).length < 2 && scoreOf(root, signals) >= THRESHOLD && isVisible(root),
  );
}

/** A send control may be nearer to the editor than the subject is: widens the root so that it holds both. */
function withSubject(root: Element, signals: Signals): Element {
  if (heldBy(root, signals.subjects).length > 0) return root;
  const wider = lowestCommonContainer(root, [signals.subjects], 4);
  return wider && heldBy(wider, signals.subjects).length === 1 && heldBy(wider, signals.editors).length <= 2
    ? wider
    : root;
}

/**
 * Returns the nearest element around tables and lists, which take no foreign children and often hold a whole window;
 * `root` itself where that element would hold more editors.
 */
function outOfTable(root: Element, { editors }: Signals): Element {
  let at: Element | null = root;
  while (at && NOT_FLOW.test(at.localName)) at = parentOf(at);
  return at && heldBy(at, editors).length === heldBy(root, editors).length ? at : root;
}

/** Attributes in which apps put a recipient's address. */
export const ADDRESS_ATTRIBUTES =
  'email data-email data-address data-hovercard-id data-value value title aria-label data-testid'.split(' ');
const CHIP_WORDS = ['chip', 'token', 'pill', 'bubble', 'recipient', 'tag'];

/** Reads anything in a recipient row that looks like one recipient; `ignore` leaves out suggestion lists. */
export const GENERIC_READING: Reading = {
  chip: `:is([role=option],[role=listitem],li,${CHIP_WORDS.map(
    (word) => `[class~=${word} i],[class$=-${word} i],[class*="-${word} " i]`,
  ).join()}):not(:has(${TYPED}))`,
  ignore:
    ':is(option,[type=checkbox],[type=radio]):not(:checked),button,label,[role=button],datalist,[role=menu],[class*=suggestion i]:not(:has(input))',
  address: ADDRESS_ATTRIBUTES,
  prefixes: [],
  input: `input,${WRITTEN}`,
  lenient: true,
};

/** Returns what `of` returns for each recipient field. */
export const inFields = <T>(of: (field: RecipientField) => T) => ({
  to: of('to'),
  cc: of('cc'),
  bcc: of('bcc'),
});

/** Returns the parts of a window that the general rule finds. */
export function genericParts(root: Element): Parts {
  const signals = collectSignals(root);
  const others = [...signals.subjects, ...signals.editors, ...signals.from, ...signals.sendLike];
  const rows = (field: RecipientField) => {
    const foreign = [...others, ...Object.values(signals.fields).flat()];
    const held = new Set(
      foreign.filter((one) => !signals.fields[field].includes(one)).flatMap(composedAncestors),
    );
    return outermost(
      signals.fields[field].flatMap((anchor) => {
        const row = rowOf(anchor, held, root);
        return row === anchor ? [row, ...besideOf(row)] : row;
      }),
    );
  };
  const shown = inFields(rows);
  const sent = hiddenLists(closest(root, 'form') ?? root);
  const fields = inFields((field) => [...shown[field], ...sent.filter((one) => ownPurpose(one) === field)]);
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

/** Returns the largest element around a field that holds no other part of the window: it contains the field's chips. */
function rowOf(anchor: Element, others: ReadonlySet<Element>, root: Element): Element {
  const around = composedAncestors(anchor);
  const limit = around.findIndex((one) => one === root || others.has(one));
  return around[Math.max(0, limit - 1)] ?? anchor;
}

/** Returns the ids of the suggestion lists that a field controls (WAI-ARIA combobox pattern). */
function suggestionsOf(field: Element): string[] {
  return [field, ...queryAll(field, '[aria-controls],[aria-owns]')].flatMap(
    (one) => `${attributeText(one, 'aria-controls')} ${attributeText(one, 'aria-owns')}`.match(/\S+/g) ?? [],
  );
}

const NOT_FLOW = /^(t(able|body|head|foot|r)|[uod]l|select)$/;

/**
 * Returns the place after the last recipient row, outside tables and lists, whose parsers and styles expect other
 * children. If there is none inside the window, the place at the edge of the browser window, or beside that row.
 */
export function placeBehind(fields: Parts['fields'], root: Element): Parts['mount'] {
  const [row] = [...fields.bcc, ...fields.cc, ...fields.to];
  let at: Element | null | undefined = row;
  while (at && at !== root) {
    const parent = parentOf(at);
    if (!parent || !(NOT_FLOW.test(parent.localName) || (isTextControl(at) && parent !== root))) break;
    at = parent;
  }
  return at && at !== root ? { at, place: 'after' } : floatingAt(root, row);
}
