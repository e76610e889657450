/**
 * The guard of pages without an adapter: notices that a person touches a field for text or files, a link that leaves
 * the web, or a control that may open a file picker, and requests the script that knows more. It runs on every page, so
 * it is tiny and flat. Its cost to a page is its parsing: a nested function, an arrow function, a regular expression or
 * a destructuring costs more than its characters, and so does the first use of `document`, which creates its wrapper.
 */

import { noteFiles } from '../forms/channel.ts';
import { fits, isPickerLike } from './picker-like.ts';

type Svg = Partial<SVGAnimatedString> | undefined;
type Touched = Partial<HTMLInputElement & HTMLAnchorElement>;

/** The scripts that the guard can request; their messages are named `inject:` and one of these. */
export type Wanted = 'touch' | 'forms' | 'pickers';

/** Whether this address leaves the web, or is a mail to a number. */
function leavesTheWeb(href: unknown): boolean {
  // A link in SVG holds its address in an object (SVGAnimatedString).
  return fits('^([sm]ms|tel|call|t?ftp|imes|face|mailto.*(\\d\\D?){7})', (href as Svg)?.baseVal ?? href);
}

/** Whether this link leaves the web, is a mail to a number, or an unencrypted download from an encrypted page. */
export function opensOut(target: Touched): boolean {
  return leavesTheWeb(target.href) || (target.protocol === 'http:' && self.isSecureContext);
}

/** Whether this is a control of a form, an editor, or a link that may need a report. */
function isField(target: Touched): unknown {
  return (
    // A closed shadow tree shows only its host, usually a custom element.
    fits('^(input|textarea|select)$|-', target.localName) ||
    target.form ||
    opensOut(target) ||
    target.isContentEditable
  );
}

/** The time until which each script is not requested again: for ever, once it was injected. */
let asked: Partial<Record<Wanted, number>> = {};

/**
 * Forgets what was requested: `document.open` has removed all listeners, so what was injected before no longer works.
 */
export function forget(): void {
  asked = {};
}

/**
 * Requests a script once. The next touch requests it again if there was no good answer, or if the worker has hung for
 * longer than its own attempts take. Does not use `send`, whose retry would make up half of this script.
 */
function ask(name: Wanted): void {
  const now = Date.now();
  if ((asked[name] as number) > now) return;
  asked[name] = now + 9000;
  const after = function (answer: unknown) {
    // Infinity after `ok: true`; else NaN, so that it may be requested again.
    asked[name] = ((answer as { ok?: unknown } | null)?.ok as number) / 0;
  };
  // An orphan has no `runtime` any more.
  (chrome as Partial<typeof chrome>).runtime
    ?.sendMessage({ name: `inject:${name}`, request: {} })
    // For `ok`, an error means the same as no answer.
    .then(after, after);
}

let hoverTimer: ReturnType<typeof setTimeout>;

/** Handles an event that may be a touch; to be called with every one, from the window, in its capture phase. */
export function onEvent(event: Event): void {
  const type = event.type;
  const path = event.composedPath();
  const target = path[0] as Touched;
  if (type === 'mouseover') {
    clearTimeout(hoverTimer);
    // The mouse rests on a link that leaves the web. The engine that this injects then listens itself.
    if (leavesTheWeb(target.closest?.('a')?.href)) hoverTimer = setTimeout(ask, 500, 'forms');
    return;
  }
  const isInput = type === 'input';
  // An app may have focused its field before this script was there; then the press counts.
  const isTouch = fits('focus|down', type);
  const files = (event as DragEvent).dataTransfer ?? (event as ClipboardEvent).clipboardData;
  // A script opens the picker by clicking a hidden field: long before there is an `input`, after which files are sent
  // at once.
  if (files ? files.types.includes('Files') : target.type === 'file' && (type === 'click' || isInput)) {
    // Many uploaders take the files in the same event, while the script requested at the focus may still be on its way.
    noteFiles([target as Element, event, files?.types]);
    ask('touch');
  } else if (
    isInput ||
    (isTouch && isField(target)) ||
    // The focus went into an editor's frame: this window sees only that it lost the focus.
    (type === 'blur' && !path[1] && document.activeElement?.localName === 'iframe')
  )
    ask('touch');
  // A script's own press requests nothing, so that a page cannot detect us by it.
  if (isTouch && event.isTrusted && isPickerLike(path)) ask('pickers');
}
