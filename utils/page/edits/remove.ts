/** Removes recipients from a mail by the app's own controls and reads the result; nobody else is removed. */
import type { ActOutcome } from '../../core/acts.ts';
import {
  activeIn,
  childrenOf,
  attribute,
  contains,
  documentOf,
  isConnected,
  isEditable,
  isTextControl,
  queryAll,
} from '../dom/dom.ts';
import { FIELDS, partsOf } from '../compose/parts.ts';
import { TYPED } from '../compose/recipients-shown.ts';
import type { ComposeWindow } from '../compose/window.ts';
import { chipsOf, removerIn } from './chips.ts';
import { withoutEntry } from './entries.ts';
import { command, leave, pressOn, strike, tellInput, valueOf, write } from './press.ts';
import { becomes, isWithout, shownIn, type Shown } from './reading.ts';

/** Returns the elements of all recipient fields, as the page is now, and how to read them. */
export const rowsOf = (window: ComposeWindow) => {
  const parts = partsOf(window);
  const rows = FIELDS.flatMap((field) => parts.fields[field]);
  return { rows: [...new Set(rows)], reading: parts.reading };
};

/** Returns the text controls in a field, including the field itself. */
export const typedIn = (row: Element) =>
  [row, ...queryAll(row, TYPED)].filter((one) => isTextControl(one) && attribute(one, 'type') !== 'hidden');

/** A text that lists recipients, with its setter: in a control, or in an editable line beside its chips. */
interface Listed {
  readonly text: string;
  readonly set: (text: string) => void;
}

/** Returns all texts of the recipient fields that may list recipients. */
export function listsOf(window: ComposeWindow): Listed[] {
  const { rows } = rowsOf(window);
  const controls = [...new Set(rows.flatMap(typedIn))].map((field) => ({
    text: valueOf(field),
    set(text: string) {
      write(field, text);
      leave(field);
    },
  }));
  const lines = new Set(
    rows.flatMap((row) => [row, ...queryAll(row, '[contenteditable]')]).filter(isEditable),
  );
  const nodes = [...lines].flatMap((line) =>
    [...childrenOf(line)]
      .filter(({ nodeType }) => nodeType === 3)
      .map((node) => ({
        text: node.nodeValue ?? '',
        set(text: string) {
          node.nodeValue = text;
          tellInput(line);
        },
      })),
  );
  return [...controls, ...nodes];
}

/**
 * Edits the texts of the fields; `edit` returns null for those that do not list the address. Returns false if none
 * does.
 */
export function editLists(window: ComposeWindow, edit: (text: string) => string | null): boolean {
  const edits = listsOf(window).flatMap(({ text, set }) => {
    const after = edit(text);
    return after === null ? [] : [{ after, set }];
  });
  for (const { after, set } of edits) set(after);
  return edits.length > 0;
}

/** Returns the attributes in which an app shows that a pressed chip is selected, as one text for comparison. */
const lookOf = (chip: Element) =>
  [chip, ...queryAll(chip, '*')]
    .map((one) => ['class', 'aria-selected', 'tabindex'].map((name) => attribute(one, name)).join())
    .join();

/**
 * Selects a chip, and presses the delete keys only if the app shows that it is selected: else they would remove someone
 * else.
 */
async function strikeOut(chip: Element, isGone: () => boolean): Promise<boolean> {
  const before = lookOf(chip);
  pressOn(chip);
  (chip as Partial<HTMLElement>).focus?.();
  const isTaken = () => {
    const active = activeIn(documentOf(chip));
    return isConnected(chip) && (lookOf(chip) !== before || (active !== null && contains(chip, active)));
  };
  if (!(await becomes(isTaken))) return isGone();
  for (const key of ['Delete', 'Backspace']) {
    const active = activeIn(documentOf(chip));
    strike(active && contains(chip, active) ? active : chip, key);
    if (await becomes(isGone)) return true;
    if (!isTaken()) return false;
  }
  return false;
}

/** In an editable line, a chip is part of the text: deletes it as a person would. */
async function cutOut(chip: Element, isGone: () => boolean): Promise<boolean> {
  const document = documentOf(chip);
  const line = chip.parentElement;
  if (!line || !isEditable(line)) return false;
  line.focus();
  const selection = document.getSelection();
  const range = document.createRange();
  range.selectNode(chip);
  selection?.removeAllRanges();
  selection?.addRange(range);
  command(document, 'delete');
  return becomes(isGone);
}

/** Removes one address, trying one way after another, as long as everybody else is still there. */
async function removeOne(window: ComposeWindow, name: string, before: Shown): Promise<void> {
  const has = () => shownIn(window)?.names.has(name) === true;
  const isIntact = () => {
    const now = shownIn(window);
    return isWithout(before, now, []) || isWithout(before, now, [name]);
  };
  const chips = () => {
    const { rows, reading } = rowsOf(window);
    return [...new Set(rows.flatMap((row) => chipsOf(row, reading, name)))];
  };
  const ways: ((chip: Element, isGone: () => boolean) => Promise<boolean>)[] = [
    async (chip, isGone) => {
      const remover = removerIn(chip);
      if (!remover) return false;
      pressOn(remover);
      return becomes(isGone);
    },
    cutOut,
    strikeOut,
  ];
  // The same address may stand in several fields.
  for (let count = chips().length; count > 0; count -= 1) {
    const [chip] = chips();
    if (!chip) break;
    const many = chips().length;
    const isGone = () => !has() || chips().length < many;
    for (const way of ways) if (isConnected(chip) && isIntact() && (await way(chip, isGone))) break;
    if (!isGone() || !isIntact()) return;
  }
  if (has() && isIntact() && editLists(window, (text) => withoutEntry(text, name)))
    await becomes(() => !has());
}

/**
 * Removes these addresses and reads the window again. Resolves to `done` only if exactly these are gone; to `failed` if
 * nothing has changed.
 */
export async function removeFrom(window: ComposeWindow, names: readonly string[]): Promise<ActOutcome> {
  const before = shownIn(window);
  if (!before || !names.every((name) => before.names.has(name))) return 'failed';
  const gone: string[] = [];
  for (const name of names) {
    const now = shownIn(window);
    if (!now || !isWithout(before, now, gone)) return 'changed';
    await removeOne(window, name, now);
    gone.push(name);
    if (!(await becomes(() => isWithout(before, shownIn(window), gone))))
      return isWithout(before, shownIn(window), []) ? 'failed' : 'changed';
  }
  return 'done';
}
