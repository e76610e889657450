/**
 * The guard of pages without an adapter: notices that a person touches a field that takes text, and asks for the
 * script that knows more. It is on every page, so it is kept tiny and flat: a kilobyte, or the first use of `document`
 * (which builds its wrapper), costs as much as an empty script does.
 */

/** Where files came before the engine was there; on the content scripts' own global, which pages cannot see. */
function filesAt(field: unknown): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for('sealcheck.files')] = field;
}

/** Nothing, while the answer to an earlier touch is awaited. */
let isAsked = false;

/**
 * To be called with every event that may be a touch: runs `ask` when a control of a form or an editor got the focus or
 * input, when files are brought by drag or paste, or when the focus went into a frame. After an answer other than null
 * it asks no more.
 */
export function onTouch(event: Event, ask: () => Promise<unknown>): void {
  if (isAsked) return;
  const target = event.composedPath()[0] as Partial<HTMLInputElement & HTMLAnchorElement>;
  const { dataTransfer, clipboardData } = event as Partial<DragEvent & ClipboardEvent>;
  const files = dataTransfer ?? clipboardData;
  const isField =
    // A closed shadow tree shows its host only, which most often is a custom element.
    event.type === 'input' ||
    /^(input|textarea|select)$|-/.test(target.localName ?? '') ||
    target.form ||
    /^(sms|mms|tel|ftp|tftp)/.test(target.protocol ?? '') ||
    target.isContentEditable;
  // The focus went into an editor's frame: this window hears of its own loss of focus only.
  const isFrame = event.target === event.currentTarget && document.activeElement?.localName === 'iframe';
  if (files ? !files.types.includes('Files') : !isField && !isFrame) return;
  // Many uploaders take the files out of the field in the same event.
  if (event.type === 'input' && target.type === 'file') filesAt(target);
  isAsked = true;
  void ask().then((answer) => {
    isAsked = answer !== null;
  });
}
