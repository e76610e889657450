/** A chat whose input stands in a form is often sent by Enter alone, without a script of the page. */
import { replayClick, formOf, replaySubmit } from '../send/replay.ts';
import { documentOf, matches, queryAll } from '../dom/dom.ts';

/** Does what Enter does in a one-line field if no script took it (HTML, "implicit submission"). */
export function submitBy(field: Element): void {
  const form = formOf(field);
  if (!form) return;
  const buttons = queryAll(
    documentOf(field),
    'button:not([type=button],[type=reset]),[type=submit],[type=image]',
  );
  const button = buttons.find((one) => formOf(one) === form);
  if (!button) replaySubmit(form, null);
  else if (!matches(button, ':disabled')) replayClick(button);
}
