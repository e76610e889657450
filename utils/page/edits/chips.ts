/** Finds the chip of a recipient, and the control in it by which the app removes the recipient. */
import {
  attribute,
  childrenOf,
  contains,
  isEditable,
  isTextControl,
  matches,
  parentOf,
  queryAll,
  textOf,
} from '../dom/dom.ts';
import { addrSpecs } from '../dom/text.ts';
import { readChip, type Reading } from '../compose/read-field.ts';
import { heldAddress, ownText, TYPED } from '../compose/recipients-shown.ts';
import { namesIn } from './entries.ts';
import { isNamedRemove, KNOWN, saysRemove } from './remove-words.ts';

/** How many levels above the element that shows the address a chip may reach. */
const MAX_UP = 6;
/** A longer text is not the control's, but the chip's (characters). */
const MAX_TEXT = 20;
/** Selects what can be pressed in a chip; links that lead somewhere are not among it. */
const PRESSED =
  'button,[role=button],a:not([href]),a[href=""],a[href^="#"],svg,img,i,span,div,md-icon,[onclick],input[type=button]';

/** Returns the addresses that an element itself shows, in its own text and its attributes. */
function ownNames(element: Element, { address, prefixes }: Reading): string[] {
  const held = address.flatMap((name) => {
    const text = attribute(element, name) ?? '';
    return text.slice(prefixes.find((one) => text.startsWith(one))?.length ?? 0);
  });
  return [ownText(element), heldAddress(element), ...held].flatMap((text) =>
    addrSpecs(text).flatMap((spec) => namesIn(spec).names),
  );
}

/** Returns the outermost chips of a field that show this address and no other, each as large as possible. */
export function chipsOf(field: Element, reading: Reading, name: string): Element[] {
  const known = queryAll(field, reading.chip);
  const all = queryAll(field, '*').filter(
    (one) =>
      !isTextControl(one) &&
      !queryAll(field, reading.ignore).some(
        (other) => other !== one && contains(other, one) && !known.some((chip) => contains(chip, other)),
      ),
  );
  // An adapter says where a chip's address is, whatever its display name looks like.
  const read = new Map(
    known
      .map((chip) => [chip, reading.lenient ? null : readChip(chip, reading)] as const)
      .flatMap(([chip, text]) => (text === null ? [] : [[chip, namesIn(text).names] as const])),
  );
  const chipAround = (one: Element) => known.find((chip) => read.has(chip) && contains(chip, one));
  const namesOf = (one: Element) => {
    const chip = chipAround(one);
    return chip ? (chip === one ? (read.get(chip) ?? []) : []) : ownNames(one, reading);
  };
  const shown = new Map(all.map((one) => [one, namesOf(one)] as const));
  const mine = all.filter(
    (one) => (shown.get(one)?.length ?? 0) > 0 && shown.get(one)?.every((own) => own === name),
  );
  const others = all.filter((one) => shown.get(one)?.some((own) => own !== name));
  // Chips that show no address are recipients, too.
  const nameless = known.filter((chip) => !mine.some((one) => contains(chip, one) || contains(one, chip)));
  const isOthers = (one: Element) =>
    [...others, ...nameless].some((other) => contains(one, other)) || queryAll(one, TYPED).length > 0;
  const grown = mine
    .filter((one) => !isOthers(one))
    .map((one) => {
      let chip = one;
      for (let up = 0; up < MAX_UP; up += 1) {
        const parent = parentOf(chip);
        if (!parent || parent === field || !contains(field, parent) || isOthers(parent)) break;
        // In an editable line, a chip ends below the line.
        if (isEditable(parent)) break;
        chip = parent;
      }
      return chip;
    });
  return [...new Set(grown)].filter((one) => !grown.some((other) => other !== one && contains(other, one)));
}

/**
 * Whether an element is named, for people or for programs, as removing something. A chip whose label explains how it is
 * removed does not count.
 */
function isRemove(element: Element): boolean {
  if (matches(element, KNOWN)) return true;
  if ((textOf(element) ?? '').trim().length > MAX_TEXT || matches(element, '[role=option],[role=listitem]'))
    return false;
  const labels = ['aria-label', 'title', 'data-tooltip', 'alt', 'data-original-title'].map(
    (name) => attribute(element, name) ?? '',
  );
  const text = childrenOf(element).length < 3 ? ownText(element).trim() : '';
  const own = [...childrenOf(element)]
    .map((child) => (child.nodeType === 3 ? (child.nodeValue ?? '') : ''))
    .join('')
    .trim();
  if ([...labels, text, own].some((label) => label !== '' && label.length < 200 && saysRemove(label)))
    return true;
  const names = ['class', 'data-testid', 'data-test-id', 'data-action', 'name', 'id', 'ng-click'].map(
    (name) => attribute(element, name) ?? '',
  );
  const isControl = matches(element, 'button,[role=button],a,svg,i,[onclick],input');
  return isControl && names.some(isNamedRemove);
}

/** Returns the chip's own control for removing it; null if there is none, or there are several candidates. */
export function removerIn(chip: Element): Element | null {
  const all = queryAll(chip, PRESSED).filter(isRemove);
  // Outermost candidates only, so that of a control and its picture the control counts. Buttons come before other
  // elements.
  const controls = all.filter((one) => !all.some((other) => other !== one && contains(other, one)));
  const buttons = controls.filter((one) => matches(one, 'button,[role=button],a,input'));
  const [only, ...more] = buttons.length > 0 ? buttons : controls;
  return only && more.length === 0 ? only : null;
}
