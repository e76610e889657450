/** What does the webmail itself say about this draft's encryption? It sees its own sending side. */
import type { AppState, Evidence } from '../core/model.ts';
import { senderOf } from '../data/tables.ts';
import { dated, unknown, type Check } from './check.ts';

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

/** Does this state say that the recipient gets nothing that only they can read, or not say that they do? */
export function deniesEndToEnd(state: AppState | undefined): boolean {
  return state === 'plain' || state === 'switched-off' || state === 'undecided';
}

export const appState: Check = {
  id: ID,
  gather({ appState: state, sender: { host } }, lookups) {
    if (state === undefined) return Promise.resolve([]);
    const date = dated({ name: 'webmail' }, lookups.now());
    const values = [state === 'provider-keys' ? (senderOf(host)?.provider ?? host) : host];
    const because = { key: `because_app_${state.replaceAll('-', '_')}`, values };
    const worth = WORTH[state];
    if (worth === null) return Promise.resolve([unknown(ID, because, 'unreadable', date)]);
    const { finding, strength } = worth;
    return Promise.resolve([{ ...date, check: ID, kind: 'protection', finding, strength, because }]);
  },
};
