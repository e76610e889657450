/**
 * The guard of pages without an adapter: notices that a person touches a field that takes text, and asks for the
 * script that knows more. It is on every page, so it is kept tiny and flat: a kilobyte, or the first use of `document`
 * (which builds its wrapper), costs as much as an empty script does.
 */

import { FILES_AT, listenForPickers, own } from './forms/channel.ts';
import { isPickerLike } from './picker-like.ts';

type Touched = Partial<HTMLInputElement & HTMLAnchorElement>;

/** Is this a link that leaves the web, a mail to a number, or an open download of an encrypted page? */
export function opensOut({ protocol, href = '' }: Touched): boolean {
  return (
    /^([sm]ms|tel|call|t?ftp|imes|face|mailto:.*\d{7})/i.test(href) ||
    (protocol === 'http:' && self.isSecureContext)
  );
}

/** Nothing, while the answer to an earlier touch is awaited. */
let isAsked = false;

/**
 * To be called with every event that may be a touch: runs `ask` when a control of a form or an editor got the focus or
 * input, when files are chosen or brought by drag or paste, or when the focus went into a frame. After an answer other
 * than null it asks no more.
 */
export function onTouch(event: Event, ask: () => Promise<unknown>): void {
  const target = event.composedPath()[0] as Touched;
  const { type, dataTransfer, clipboardData } = event as Partial<DragEvent & ClipboardEvent>;
  const files = dataTransfer ?? clipboardData;
  // A script opens the picker by a click on a field that is hidden: long before there is input, and sent at once then.
  const isClick = type === 'click';
  const isInput = type === 'input';
  const isOfFiles = files ? files.types.includes('Files') : target.type === 'file' && (isClick || isInput);
  // Many uploaders take the files in the same event, and the script that the focus has called for may still be on its way.
  if (isOfFiles) own[FILES_AT] = isInput || type === 'paste' ? (target as EventTarget) : true;
  if (isAsked) return;
  const isField =
    // A closed shadow tree shows its host only, which most often is a custom element.
    isInput ||
    /^(input|textarea|select)$|-/.test(target.localName ?? '') ||
    target.form ||
    opensOut(target) ||
    target.isContentEditable;
  // The focus went into an editor's frame: this window hears of its own loss of focus only.
  const isFrame = event.target === event.currentTarget && document.activeElement?.localName === 'iframe';
  if (!isOfFiles && (isClick || files || !(isField || isFrame))) return;
  isAsked = true;
  void ask().then((answer) => {
    isAsked = answer !== null;
  });
}

let resting: ReturnType<typeof setTimeout>;

/** To be called with every move onto an element: runs `ask` when a mouse has rested on a link that leaves the web. */
export function onOver({ target }: Event, ask: () => void): void {
  clearTimeout(resting);
  const { href = '' } = (target as Touched).closest?.('a') ?? {};
  if (opensOut({ href })) resting = setTimeout(ask, 500);
}

let isHooked = false;

/**
 * To be called with every press and focus: runs `ask` once with the channel on which file pickers will be told of,
 * when a person uses a control that may open one.
 */
export function onPress(event: Event, ask: (channel: string) => Promise<unknown>): void {
  if (isHooked || !event.isTrusted || !isPickerLike(event.composedPath())) return;
  isHooked = true;
  void ask(listenForPickers()).then((answer) => {
    isHooked = answer !== null;
  });
}
