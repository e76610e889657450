/** Watches a page for forms and files that are about to be sent. Listens to what a person does; observes nothing. */
import { activeIn, atOf, bodyOf, isTextControl, listenOnce, treeOf, viewOf } from '../dom/dom.ts';
import { calmLooks } from './calm-looks.ts';
import { FILE_PUT, onPicker, own } from './channel.ts';
import { chosenIn, filesOf, formFor, hasChosen, isFileField, isSubmitter, sendingForm } from './controls.ts';
import { watchDrags } from './drags.ts';
import { placeAt, placeOfForm, placesOfUpload } from './place.ts';
import { linkOf } from './link-kind.ts';
import { readLink } from './read-link.ts';
import { readForm, readLone, readUpload, type Reading } from './read-subject.ts';
import { readPage, readTarget } from './read-target.ts';
import { watchHover } from './hover.ts';
import { createHoverNote } from './hover-note.ts';
import { focusedIn, touchedOf } from './roots.ts';
import { recognise } from './sealed.ts';
import { newSending, type Sending } from './sending.ts';
import { carriesFiles, filesAt, isTextPaste, pastedTypes } from './touched.ts';
import { learnUpgrade } from './upgrade.ts';
import type { Place } from '../dom/place.ts';

export interface FormEvents {
  readonly signal: AbortSignal;
  /** Reports what there is to tell about a sending; null: there no longer is anything. */
  readonly onReading: (sending: Sending, reading: Reading | null) => void;
  /** Reports a submission or drop with its reading of this moment. `isHeard`: the page's handlers have run. */
  readonly onSubmit: (sending: Sending, reading: Reading, event: SubmitEvent, isHeard: boolean) => void;
  readonly onDrop: (sending: Sending, reading: Reading, event: DragEvent) => void;
  /** Whether this file is encrypted already, by its content. Called once per file. */
  readonly isSealed: (file: File) => Promise<boolean>;
  /** Reports that a mouse rests on a link; null: it no longer does. */
  readonly onHover: (sending: Sending, reading: Reading | null) => void;
}

/** Reports forms and uploads of a document until the signal aborts. */
export function watchForms(document: Document, events: FormEvents): void {
  const { signal, onReading, onSubmit, onDrop, onHover, isSealed } = events;
  const known = new WeakMap<Element, Sending>();
  const told = new WeakSet<Sending>();
  const roots = new WeakSet<Node>();
  /** File fields whose pickers were opened by scripts. */
  const watched = new WeakSet<Node>();
  const view = viewOf(document);

  const sendingOf = (root: Element, findPlace: () => Place | null): Sending => {
    const before = known.get(root);
    if (before) return before;
    const sending = newSending(root, findPlace);
    known.set(root, sending);
    return sending;
  };
  const report = (sending: Sending, reading: Reading | null) => {
    // First finds out what the page's headers demand of the browser.
    const learning = learnUpgrade(document, readPage(document), reading?.destination);
    if (learning) {
      void learning.then((upgraded) => {
        report(sending, reading && { ...reading, destination: { ...reading.destination, upgraded } });
      });
      return;
    }
    if (reading === null && !told.has(sending)) return;
    told.add(sending);
    onReading(sending, reading);
  };
  /** Examines files that were not examined yet; what is found may change the report. */
  const learn = (files: readonly File[], again: () => void) => {
    void recognise(files, isSealed).then((isFound) => {
      if (isFound && !signal.aborted) again();
    });
  };
  const lookAtForm = (form: Element, touched: Element) => {
    report(
      sendingOf(form, () => placeOfForm(form, touched)),
      readForm(form, isSubmitter(touched) ? touched : null),
    );
    learn(filesOf(form), () => {
      lookAtForm(form, touched);
    });
  };
  /** The place is found at once, because uploaders remove their field when it was used. */
  const reportUpload = (at: Element, brought: ArrayLike<File> | null = null) => {
    const files = Array.from(brought ?? (isFileField(at) ? at.files : null) ?? []);
    const sending = known.get(at) ?? sendingOf(at, placesOfUpload(document, at));
    if (!sending.brought?.drop?.isHeld()) sending.brought = { files };
    const reading = readUpload(at, files);
    report(sending, reading);
    learn(files, () => {
      report(sending, readUpload(at, files));
    });
    return { sending, reading };
  };
  const lookAtUpload = (field: HTMLInputElement) => {
    const before = known.get(field);
    const form = sendingForm(field);
    // What is sent with its form is reported and held there, once.
    if (form) lookAtForm(form, field);
    else if (hasChosen(field)) reportUpload(field);
    // If the page's scripts have emptied it to send its files, the report stays; a person's own empty choice ends it.
    else if (before && formFor(field)) report(before, null);
  };

  const hoverNote = createHoverNote(document, onHover);
  const lookAtLink = (touched: Element) => {
    const link = linkOf(touched);
    if (!link) return;
    hoverNote.end();
    report(
      sendingOf(link, () => placeAt(link)),
      readLink(link),
    );
  };

  const lookAtControl = (touched: Element) => {
    const form = formFor(touched);
    if (form) lookAtForm(form, touched);
    // What only closes a dialog is sent by nobody but a script.
    if (!(form && readTarget(form, null)) && isTextControl(touched) && !isFileField(touched))
      report(
        sendingOf(touched, () => placeAt(touched)),
        readLone(touched),
      );
  };

  const lookLater = calmLooks((touched) => {
    if (signal.aborted) return;
    if (touched.localName === 'form') lookAtForm(touched, touched);
    lookAtControl(touched);
    lookAtLink(touched);
  });

  const onTouch = (event: Event) => {
    const touched = event.isTrusted ? touchedOf(event) : null;
    if (!touched) return;
    listenIn(treeOf(touched));
    const field = event.type === 'focusin' ? null : isFileField(touched) ? touched : chosenIn(touched);
    if (field) lookAtUpload(field);
    lookLater(touched);
  };
  const onFiles = (event: Event) => {
    const at = event.isTrusted && carriesFiles(event) ? atOf(event) : null;
    if (!at) return;
    if (isTextPaste(pastedTypes(event), at)) {
      setTimeout(() => {
        if (event.defaultPrevented) reportUpload(at);
      });
      return;
    }
    const { dataTransfer, clipboardData } = event as Partial<DragEvent & ClipboardEvent>;
    const { sending, reading } = reportUpload(at, (dataTransfer ?? clipboardData)?.files ?? null);
    if (event.type === 'drop' && reading) onDrop(sending, reading, event as DragEvent);
  };
  /**
   * A picker: of a file field, which may be in no document, so that its events reach nobody else; null: of no field.
   */
  const lookAtPicker = (field: HTMLInputElement | null) => {
    if (!field) reportUpload(bodyOf(document) ?? document.documentElement);
    else if (!watched.has(field) && isFileField(field)) {
      watched.add(field);
      field.addEventListener('change', onChosen, { signal });
    }
  };
  const onChosen = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    if (event.isTrusted && hasChosen(field)) lookAtUpload(field);
  };
  const onSubmitEvent = (event: Event) => {
    const form = event.target as Element;
    const { submitter } = event as SubmitEvent;
    if (!event.isTrusted) return;
    const sending = sendingOf(form, () => placeOfForm(form, submitter ?? form));
    let known: string | undefined;
    const look = (isHeard: boolean) => {
      const reading = readForm(form, submitter);
      const now = JSON.stringify(reading);
      if (reading && now !== known) onSubmit(sending, reading, event as SubmitEvent, isHeard);
      known = now;
    };
    look(false);
    // The page's own handlers, which run now, may send it elsewhere.
    const again = (late: Event) => {
      if (late === event && !event.defaultPrevented) look(true);
    };
    // The event may be stopped on its way.
    const way = new AbortController();
    for (const at of [form, view]) if (at) listenOnce(at, 'submit', again, way.signal);
    setTimeout(() => {
      way.abort();
    });
  };
  /** `form.submit()` and `new FormData(form)` show what they take, but cannot be stopped: what is known is shown. */
  const onFormData = (event: Event) => {
    const form = event.target as Element;
    if (event.isTrusted) lookLater(form);
  };
  /** `submit`, `formdata` and `change` stay inside a shadow tree (UI Events, `composed`). */
  const listenIn = (root: EventTarget & Node) => {
    if (root === document || roots.has(root)) return;
    roots.add(root);
    root.addEventListener('submit', onSubmitEvent, { capture: true, signal });
    root.addEventListener('formdata', onFormData, { capture: true, passive: true, signal });
    root.addEventListener('change', onTouch, { capture: true, passive: true, signal });
  };

  const on = (type: string, listener: (event: Event) => void, passive: boolean) => {
    view?.addEventListener(type, listener, { capture: true, passive, signal });
  };
  for (const type of ['focusin', 'input', 'change']) on(type, onTouch, true);
  watchDrags(document, { signal, tell: report });
  on('drop', onFiles, false);
  on('paste', onFiles, true);
  on('submit', onSubmitEvent, false);
  on('formdata', onFormData, true);
  onPicker(lookAtPicker, signal);
  own[FILE_PUT] = (at, dropped) => {
    if (dropped) reportUpload(at, dropped);
    else lookAtUpload(at as HTMLInputElement);
  };
  watchHover(document, {
    signal,
    onHover(link) {
      const before = known.get(link);
      if (!before || !told.has(before)) hoverNote.begin(link);
    },
    onLeft: hoverNote.left,
  });
  on(
    'keydown',
    ({ key }: Event & { readonly key?: string }) => {
      if (key === 'Escape') hoverNote.end();
    },
    true,
  );

  // What called for this engine happened before it was there.
  const focused = activeIn(document);
  const active = focused && focusedIn(focused);
  if (active) {
    listenIn(treeOf(active));
    lookAtControl(active);
    lookAtLink(active);
  }
  const brought = filesAt();
  if (!brought || brought === true) return;
  const at = brought as Element;
  listenIn(treeOf(at));
  // If the page's script has taken the files out of the field by now, the form shows nothing of them.
  if (isFileField(at) && hasChosen(at)) lookAtUpload(at);
  else reportUpload(at);
}
