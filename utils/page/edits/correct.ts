/** Corrects a mistyped domain in the app's own field and reads the result; no recipient is lost on the way. */
import type { ActOutcome } from '../../core/acts.ts';
import { isVisible } from '../dom/dom.ts';
import type { ComposeWindow } from '../compose/window.ts';
import { chipsOf } from './chips.ts';
import { withDomain } from './entries.ts';
import { leave, strike, valueOf, write } from './press.ts';
import { becomes, isWithout, shownIn } from './reading.ts';
import { editLists, removeFrom, rowsOf, typedIn } from './remove.ts';

/**
 * Types an address into the empty input of the field in which `name` is a chip; resolves to true once it is a recipient
 * and nobody else is gone.
 */
async function add(window: ComposeWindow, name: string, right: string): Promise<boolean> {
  const before = shownIn(window);
  const { rows, reading } = rowsOf(window);
  // In some apps the list of chips and the input beside it are two elements of one field: takes the first input from
  // there on.
  const row = rows.find((one) => chipsOf(one, reading, name).length > 0);
  const inputs = row ? typedIn(row).filter((one) => isVisible(one)) : [];
  const input = inputs.find((one) => valueOf(one) === '');
  if (!before || !input) return false;
  const isThere = () => valueOf(input) === '' && isWithout(before, shownIn(window), [], [right]);
  write(input, right);
  strike(input, 'Enter');
  if (await becomes(isThere)) return true;
  leave(input);
  if (await becomes(isThere)) return true;
  if (valueOf(input) === right) write(input, '');
  return false;
}

/**
 * Replaces the domain of the address by `domain`: in the text of a list, else by a new chip, after which the old one is
 * removed.
 */
export async function correctIn(window: ComposeWindow, name: string, domain: string): Promise<ActOutcome> {
  const before = shownIn(window);
  if (!before?.names.has(name)) return 'failed';
  const right = name.slice(0, name.lastIndexOf('@') + 1) + domain;
  const isRight = () => isWithout(before, shownIn(window), [name], [right]);
  const isAsBefore = () => isWithout(before, shownIn(window), []);
  const hasChip = rowsOf(window).rows.some((row) => chipsOf(row, rowsOf(window).reading, name).length > 0);
  if (!hasChip && editLists(window, (text) => withDomain(text, name, domain))) {
    if (await becomes(isRight)) return 'done';
    return isAsBefore() ? 'failed' : 'changed';
  }
  if (!hasChip || before.names.has(right) || !(await add(window, name, right)))
    return isAsBefore() ? 'failed' : 'changed';
  await removeFrom(window, [name]);
  if (isRight()) return 'done';
  // The old one could not be removed, so the new one is removed again.
  await removeFrom(window, [right]);
  return isAsBefore() ? 'failed' : 'changed';
}
