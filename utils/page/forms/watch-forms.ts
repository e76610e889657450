/** Watching a page for forms and files that are about to be sent. Listens to what a person does; observes nothing. */
import { isConnected, parentOf } from '../dom.ts';
import type { Place } from '../mount.ts';
import { formOf, hasChosen, isFileField, isSubmitter } from './controls.ts';
import { looseIn, placeOfForm, placeOfLink, placeOfUpload } from './place.ts';
import { linkOf, readLink } from './read-link.ts';
import { readForm, readUpload, type Reading } from './read-subject.ts';
import { focusedIn, touchedOf } from './roots.ts';
import { bringsFiles } from './touched.ts';
import { FILES_AT } from './watch-touch.ts';

/** One form, file field or drop zone, as long as the page lasts. */
export interface Sending {
  readonly id: string;
  readonly root: Element;
  readonly findPlace: () => Place | null;
}

export interface FormEvents {
  readonly signal: AbortSignal;
  /** There is something to tell about it, or no longer (null). */
  readonly onReading: (sending: Sending, reading: Reading | null) => void;
  /** It is being submitted or dropped: the reading is that of this moment. */
  readonly onSubmit: (sending: Sending, reading: Reading, event: SubmitEvent) => void;
  readonly onDrop: (sending: Sending, reading: Reading, event: DragEvent) => void;
}

/** Reports forms and uploads of a document until the signal aborts. */
export function watchForms(document: Document, { signal, onReading, onSubmit, onDrop }: FormEvents): void {
  const known = new WeakMap<Element, Sending>();
  const told = new WeakSet<Sending>();
  const roots = new WeakSet<Node>();

  const sendingOf = (root: Element, findPlace: () => Place | null): Sending => {
    const before = known.get(root);
    if (before) return before;
    const id = `f${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
    const sending = { id, root, findPlace };
    known.set(root, sending);
    return sending;
  };
  const tell = (sending: Sending, reading: Reading | null) => {
    if (reading === null && !told.has(sending)) return;
    told.add(sending);
    onReading(sending, reading);
  };
  const lookAtForm = (form: Element, touched: Element) => {
    tell(
      sendingOf(form, () => placeOfForm(form, touched)),
      readForm(form, isSubmitter(touched) ? touched : null),
    );
  };
  /** The place is found at once: uploaders take their field away when it was used. */
  const tellUpload = (at: Element) => {
    const place = placeOfUpload(at);
    const sending = sendingOf(at, () => (isConnected(place.at) ? place : looseIn(document)));
    const reading = readUpload(at);
    tell(sending, reading);
    return { sending, reading };
  };
  const lookAtUpload = (field: HTMLInputElement) => {
    if (hasChosen(field)) tellUpload(field);
    // The page's scripts have emptied it to send what was in it; only a person's own choice of nothing takes it back.
    else if (formOf(field))
      tell(
        sendingOf(field, () => null),
        null,
      );
  };

  const lookAtLink = (touched: Element) => {
    const link = linkOf(touched);
    if (link)
      tell(
        sendingOf(link, () => placeOfLink(link)),
        readLink(link),
      );
  };

  const onTouch = (event: Event) => {
    const touched = event.isTrusted ? touchedOf(event) : null;
    if (!touched) return;
    const root = touched.getRootNode();
    if (root !== document) listenIn(root);
    if (event.type !== 'focusin' && isFileField(touched)) lookAtUpload(touched);
    const form = formOf(touched);
    if (form) lookAtForm(form, touched);
    lookAtLink(touched);
  };
  const onFiles = (event: Event) => {
    if (!event.isTrusted || !bringsFiles(event)) return;
    const [first] = event.composedPath();
    const at = first && 'localName' in first ? (first as Element) : first && parentOf(first as Node);
    if (!at) return;
    const { sending, reading } = tellUpload(at);
    if (event.type === 'drop' && reading) onDrop(sending, reading, event as DragEvent);
  };
  const onSubmitEvent = (event: Event) => {
    const form = event.target as Element;
    const { submitter } = event as SubmitEvent;
    const reading = event.isTrusted ? readForm(form, submitter) : null;
    if (reading)
      onSubmit(
        sendingOf(form, () => placeOfForm(form, submitter ?? form)),
        reading,
        event as SubmitEvent,
      );
  };
  /** `submit` and `change` stay inside a shadow tree (UI Events, `composed`). */
  const listenIn = (root: EventTarget & Node) => {
    if (roots.has(root)) return;
    roots.add(root);
    root.addEventListener('submit', onSubmitEvent, { capture: true, signal });
    root.addEventListener('change', onTouch, { capture: true, passive: true, signal });
  };

  const on = (type: string, listener: (event: Event) => void, passive: boolean) => {
    document.defaultView?.addEventListener(type, listener, { capture: true, passive, signal });
  };
  for (const type of ['focusin', 'input', 'change']) on(type, onTouch, true);
  on('drop', onFiles, false);
  on('paste', onFiles, true);
  on('submit', onSubmitEvent, false);

  // What called for this engine happened before it was there.
  const active = document.activeElement && focusedIn(document.activeElement);
  const form = active && formOf(active);
  if (active && form) lookAtForm(form, active);
  if (active) lookAtLink(active);
  const brought = (globalThis as { [FILES_AT]?: Element | null })[FILES_AT];
  if (brought) tellUpload(brought);
}
