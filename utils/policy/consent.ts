/** Firefox's own data consent (data_collection_permissions), asked when a person grants a stage. */
import { browser } from '../browser.ts';
import type { Stage } from '../lookups/gate.ts';

/** What a stage transmits, in Firefox's categories: who one writes to; from stage 2 on, the address itself. */
const TRANSMITS: Readonly<Record<Stage, readonly string[]>> = {
  0: [],
  1: ['personalCommunications'],
  2: ['personalCommunications', 'personallyIdentifyingInfo'],
  3: ['personalCommunications', 'personallyIdentifyingInfo'],
  4: ['personalCommunications', 'personallyIdentifyingInfo'],
};

/** Does this browser keep data-collection consent as permissions (Firefox 140 and later)? */
function hasDataConsent(): boolean {
  return (
    'data_collection_permissions' in (browser.runtime.getManifest().browser_specific_settings?.gecko ?? {})
  );
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
