/** What does the webmail itself show about this draft's encryption? It knows its own sending side. */
import type { AppState, Evidence, Sender } from '../core/model.ts';
import { e2eProviderOfWebmail, senderOf } from '../data/tables.ts';
import { provenanceOf, noAnswer, type Check } from './check.ts';

const ID = 'app-state';

/** What each state is worth (docs/adr/0011). null: the app does not say; strength null: shown, but affects no level. */
const WORTH: Readonly<Record<AppState, Pick<Evidence, 'finding' | 'strength'> | null>> = {
  'not-encrypted': { finding: 'no', strength: 'exposed' },
  // No end-to-end encryption of its own; encrypted transport may still be enforced.
  plain: { finding: 'no', strength: 'enforced' },
  'switched-off': { finding: 'no', strength: 'enforced' },
  undecided: null,
  // Whoever holds the keys can read it, and may give it to anyone who can read the recipient's mailbox.
  'provider-keys': { finding: 'yes', strength: 'transport' },
  claimed: { finding: 'yes', strength: null },
  partly: { finding: 'yes', strength: null },
  elsewhere: null,
  password: { finding: 'yes', strength: 'end-to-end' },
  ciphertext: { finding: 'yes', strength: 'end-to-end' },
  'end-to-end': { finding: 'yes', strength: 'end-to-end' },
};

/**
 * Returns the state that counts as evidence. Any page can show any app's marks, so `end-to-end` shown by marks is only
 * `claimed`, except on the provider's own hosts and on those that the organisation names. Even another extension's own
 * frame proves no more: the page chooses the keys to which it encrypts. `ciphertext` is a property of the text, not a
 * mark.
 */
function counted(state: AppState, { host, isTrusted }: Sender): AppState {
  const isClaim = state !== 'ciphertext' && WORTH[state]?.strength === 'end-to-end';
  return isClaim && !(isTrusted ?? e2eProviderOfWebmail(host)?.verified === true) ? 'claimed' : state;
}

/** Whether this state denies that only the recipient can read the mail, or leaves it undecided. */
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
