/**
 * The guard of pages without an adapter: notices that a person touches a field that takes text or files, a link that
 * leaves the web, or a control that may open a file picker, and asks for the script that knows more. It is on every
 * page, so it is tiny and flat. What a page pays for it is its parsing: a function inside another, an arrow, a pattern
 * or a destructuring costs more than its letters do, and so does the first use of `document`, which builds its wrapper.
 */

import { noteFiles } from '../forms/channel.ts';
import { fits, isPickerLike } from './picker-like.ts';

type Svg = Partial<SVGAnimatedString> | undefined;
type Touched = Partial<HTMLInputElement & HTMLAnchorElement>;

/** The scripts that the guard can ask for, by what follows `inject:` in the names of their messages. */
export type Wanted = 'touch' | 'forms' | 'pickers';

/** Does this address leave the web, or is it a mail to a number? */
function leavesTheWeb(href: unknown): boolean {
  // A link in SVG has its address within (SVGAnimatedString).
  return fits('^([sm]ms|tel|call|t?ftp|imes|face|mailto.*(\\d\\D?){7})', (href as Svg)?.baseVal ?? href);
}

/** Is this a link that leaves the web, a mail to a number, or an open download of an encrypted page? */
export function opensOut(target: Touched): boolean {
  return leavesTheWeb(target.href) || (target.protocol === 'http:' && self.isSecureContext);
}

/** A control of a form, an editor, or a link worth a word? */
function isField(target: Touched): unknown {
  return (
    // A closed shadow tree shows its host only, which most often is a custom element.
    fits('^(input|textarea|select)$|-', target.localName) ||
    target.form ||
    opensOut(target) ||
    target.isContentEditable
  );
}

/** Until when each script is not requested again: for ever, once it was given. */
let asked: Partial<Record<Wanted, number>> = {};

/** `document.open` has removed all listeners: what was injected before no longer hears anything. */
export function forget(): void {
  asked = {};
}

/**
 * Asks once; after no answer the next touch asks again, and so it does where the worker has hung for longer than it tries
 * itself. Not `send`: its second attempt would be half of this script.
 */
function ask(name: Wanted): void {
  const now = Date.now();
  if ((asked[name] as number) > now) return;
  asked[name] = now + 9000;
  const after = function (answer: unknown) {
    // Infinity, or no number.
    asked[name] = ((answer as { ok?: unknown } | null)?.ok as number) / 0;
  };
  // In an orphan there is no `runtime` any more.
  (chrome as Partial<typeof chrome>).runtime
    ?.sendMessage({ name: `inject:${name}`, request: {} })
    // An error says no more of `ok` than no answer does.
    .then(after, after);
}

let hoverTimer: ReturnType<typeof setTimeout>;

/** To be called with every event that may be a touch, from the window, in its capture phase. */
export function onEvent(event: Event): void {
  const type = event.type;
  const path = event.composedPath();
  const target = path[0] as Touched;
  if (type === 'mouseover') {
    clearTimeout(hoverTimer);
    // A mouse that has rested on a link that leaves the web; the engine that it brings listens itself.
    if (leavesTheWeb(target.closest?.('a')?.href)) hoverTimer = setTimeout(ask, 500, 'forms');
    return;
  }
  const isInput = type === 'input';
  // An app may have given its field the focus before this was there: then it is pressed.
  const isTouch = fits('focus|down', type);
  const files = (event as DragEvent).dataTransfer ?? (event as ClipboardEvent).clipboardData;
  // A script opens the picker by a click on a field that is hidden: long before there is input, and sent at once then.
  if (files ? files.types.includes('Files') : target.type === 'file' && (type === 'click' || isInput)) {
    // Many uploaders take the files in the same event, and the script that the focus has called for may still be on its way.
    noteFiles([target as Element, event, files?.types]);
    ask('touch');
  } else if (
    isInput ||
    (isTouch && isField(target)) ||
    // The focus went into an editor's frame: this window hears of its own loss of focus only.
    (type === 'blur' && !path[1] && document.activeElement?.localName === 'iframe')
  )
    ask('touch');
  // A script's own press asks for nothing: a page must not find us so.
  if (isTouch && event.isTrusted && isPickerLike(path)) ask('pickers');
}
