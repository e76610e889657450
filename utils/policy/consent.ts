/** Firefox's own data consent (data_collection_permissions): asked when a person grants a stage, and theirs to take back. */
import { browser } from '../platform/browser.ts';
import type { Stage } from '../lookups/egress.ts';

/** What a stage transmits, in Firefox's categories: who one writes to; from stage 2 on, the address itself. */
const TRANSMITS: Readonly<Record<Stage, readonly string[]>> = {
  0: [],
  1: ['personalCommunications'],
  2: ['personalCommunications', 'personallyIdentifyingInfo'],
  3: ['personalCommunications', 'personallyIdentifyingInfo'],
  4: ['personalCommunications', 'personallyIdentifyingInfo'],
};
const STAGES: readonly Stage[] = [0, 1, 2, 3, 4];

/** Does this browser keep data-collection consent as permissions (every Firefox that is supported)? The manifest does not tell: docs/adr/0009. */
function hasDataConsent(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/**
 * Asks the browser for the consent that this stage needs. Must be called inside a click handler. True where
 * the browser knows no such consent, or the person gave it; false where it was refused.
 */
export async function requestConsent(stage: Stage): Promise<boolean> {
  const categories = TRANSMITS[stage];
  if (categories.length === 0 || !hasDataConsent()) return true;
  return browser.permissions.request({ data_collection: categories } as never);
}

/** The highest stage that the person's consent covers now; in Firefox it can be taken back in the add-on manager. */
export async function readConsent(): Promise<Stage> {
  if (!hasDataConsent()) return 4;
  // The polyfill's types are older than this part of the answer.
  const { data_collection: given = [] } = (await browser.permissions.getAll()) as {
    data_collection?: readonly string[];
  };
  return STAGES.findLast((stage) => TRANSMITS[stage].every((one) => given.includes(one))) ?? 0;
}

/** Calls back when the person grants or takes back consent in the browser's own pages, until the signal aborts. */
export function watchConsent(signal: AbortSignal, onChange: () => void): void {
  const { onAdded, onRemoved } = browser.permissions;
  for (const event of [onAdded, onRemoved]) {
    event.addListener(onChange);
    signal.addEventListener('abort', () => {
      event.removeListener(onChange);
    });
  }
}
