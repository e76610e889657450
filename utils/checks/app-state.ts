/** What does the webmail itself say about this draft's encryption? It sees its own sending side. */
import type { AppState, Evidence, Sender } from '../core/model.ts';
import { e2eProviderOfWebmail, senderOf } from '../data/tables.ts';
import { provenanceOf, noAnswer, type Check } from './check.ts';

const ID = 'app-state';

/** What each state is worth (docs/adr/0011). null: the app does not say; no level: the state is told and changes none. */
const WORTH: Readonly<Record<AppState, Pick<Evidence, 'finding' | 'strength'> | null>> = {
  'not-encrypted': { finding: 'no', strength: 'exposed' },
  // Without end-to-end encryption of its own, the way may still be enforced.
  plain: { finding: 'no', strength: 'enforced' },
  'switched-off': { finding: 'no', strength: 'enforced' },
  undecided: null,
  // Whoever holds the keys reads it, and may hand it out to whoever can read the recipient's mailbox.
  'provider-keys': { finding: 'yes', strength: 'transport' },
  claimed: { finding: 'yes', strength: null },
  partly: { finding: 'yes', strength: null },
  elsewhere: null,
  password: { finding: 'yes', strength: 'end-to-end' },
  ciphertext: { finding: 'yes', strength: 'end-to-end' },
  'end-to-end': { finding: 'yes', strength: 'end-to-end' },
};

/**
 * The state that counts: any page can show any app's marks, so that end-to-end by them is a claim, but on the provider's own
 * hosts and on those that the organisation names. Not even another extension's own frame proves more: the page chooses
 * the keys that it encrypts to. What the text itself is, is no mark.
 */
function counted(state: AppState, { host, isTrusted }: Sender): AppState {
  const isClaim = state !== 'ciphertext' && WORTH[state]?.strength === 'end-to-end';
  return isClaim && !(isTrusted ?? e2eProviderOfWebmail(host)?.verified === true) ? 'claimed' : state;
}

/** Does this state say that the recipient gets nothing that only they can read, or not say that they do? */
export function deniesEndToEnd(state: AppState | undefined): boolean {
  return state === 'plain' || state === 'switched-off' || state === 'undecided';
}

export const appState: Check = {
  id: ID,
  gather({ appState, sender }, lookups) {
    if (appState === undefined) return Promise.resolve([]);
    const { host } = sender;
    const state = counted(appState, sender);
    const provenance = provenanceOf({ name: 'webmail' }, lookups.now());
    const values = [state === 'provider-keys' ? (senderOf(host)?.provider ?? host) : host];
    const because = { code: `app-${state}`, values } as const;
    const worth = WORTH[state];
    if (worth === null) return Promise.resolve([noAnswer(ID, because, 'unreadable', provenance)]);
    const { finding, strength } = worth;
    return Promise.resolve([{ ...provenance, check: ID, kind: 'protection', finding, strength, because }]);
  },
};
