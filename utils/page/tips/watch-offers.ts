/** On log-in pages, waits for a touch of a choice that offers a text message as the second factor. */
import { activeIn, viewOf } from '../dom/dom.ts';
import { formOf } from '../forms/controls.ts';
import { placeAt, placeOfForm } from '../forms/place.ts';
import { focusedIn, touchedOf } from '../forms/roots.ts';
import { readOffer, type Offer } from './read-offer.ts';
import type { Place } from '../dom/place.ts';

/** An offer that was found, and where to show the tip. */
export interface FoundOffer {
  readonly offer: Offer;
  /** What the tip is about: the form, or the control if there is none. */
  readonly root: Element;
  readonly findPlace: () => Place | null;
}

/** Calls `onOffer` once, at the first touch of a control in such a choice. */
export function watchOffers(document: Document, onOffer: (found: FoundOffer) => void): void {
  const life = new AbortController();
  const look = (touched: Element | null) => {
    const offer = touched && readOffer(touched);
    if (!touched || !offer) return;
    life.abort();
    const form = formOf(touched);
    const findPlace = () => (form ? placeOfForm(form, touched) : placeAt(touched));
    onOffer({ offer, root: form ?? touched, findPlace });
  };
  const hear = (event: Event) => {
    if (event.isTrusted && !life.signal.aborted) look(touchedOf(event));
  };
  for (const type of ['focusin', 'input', 'click'])
    viewOf(document)?.addEventListener(type, hear, { capture: true, passive: true, signal: life.signal });
  // The touch for which this script was injected came before it.
  const active = activeIn(document);
  if (active) look(focusedIn(active));
}
