/** Firefox's data consent (data_collection_permissions): requested when a person grants a stage; theirs to withdraw. */
import { browser } from '../platform/browser.ts';
import type { Stage } from '../lookups/egress.ts';

/** What each stage transmits, in Firefox's categories: to whom one writes; from stage 2 on, also the address itself. */
const TRANSMITS: Readonly<Record<Stage, readonly string[]>> = {
  0: [],
  1: ['personalCommunications'],
  2: ['personalCommunications', 'personallyIdentifyingInfo'],
  3: ['personalCommunications', 'personallyIdentifyingInfo'],
  4: ['personalCommunications', 'personallyIdentifyingInfo'],
};
const STAGES: readonly Stage[] = [0, 1, 2, 3, 4];

/**
 * Whether this browser keeps data-collection consent as permissions (every supported Firefox). The manifest does not
 * show it: docs/adr/0009.
 */
function hasDataConsent(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/**
 * Requests the browser's consent that this stage needs. Must be called inside a click handler. Resolves with true if
 * the browser has no such consent, or the person gave it; with false if they refused.
 */
export async function requestConsent(stage: Stage): Promise<boolean> {
  const categories = TRANSMITS[stage];
  if (categories.length === 0 || !hasDataConsent()) return true;
  return browser.permissions.request({ data_collection: categories } as never);
}

/** The highest stage that the person's consent covers now; in Firefox's add-on manager they can withdraw it. */
export async function readConsent(): Promise<Stage> {
  if (!hasDataConsent()) return 4;
  // The polyfill's types predate this part of the answer.
  const { data_collection: given = [] } = (await browser.permissions.getAll()) as {
    data_collection?: readonly string[];
  };
  return STAGES.findLast((stage) => TRANSMITS[stage].every((one) => given.includes(one))) ?? 0;
}

/** Calls back when the person grants or withdraws consent in the browser's own pages, until the signal aborts. */
export function watchConsent(signal: AbortSignal, onChange: () => void): void {
  const { onAdded, onRemoved } = browser.permissions;
  for (const event of [onAdded, onRemoved]) {
    event.addListener(onChange);
    signal.addEventListener('abort', () => {
      event.removeListener(onChange);
    });
  }
}
