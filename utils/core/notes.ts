/** Ready notes to somebody: to be copied, and opened as a new draft where the webmail has an address for that. Pure. */
import type { Alternative, DraftPage, Evidence, Recipient, Text } from './model.ts';

/** A note as a page to be opened: in which webmail (by its name), to whom, and its text. Read again by `noteOf`. */
export const draftPage = (app: string, to: string, { key, values = [] }: Text): DraftPage =>
  `draft:${JSON.stringify([app, to, key, ...values])}`;

/** A note that is copied, and opened in this webmail where one is named. */
export const note = (
  alternative: Omit<Alternative, 'copy' | 'page'>,
  to: string,
  copy: Text,
  app: string | undefined,
): Alternative => ({ ...alternative, copy, ...(app && { page: draftPage(app, to, copy) }) });

/**
 * "Ask them for a key": where nothing is known by which could be encrypted to them, and they read mail themselves.
 * `app`: the webmail that can open a draft.
 */
export function askForKey(
  evidence: readonly Evidence[],
  { address }: Recipient,
  app: string | undefined,
): Alternative[] {
  const has = evidence.some(
    ({ check, finding }) => finding === 'yes' && /^(pgp-key|smime|e2e-provider)$/.test(check),
  );
  if (has) return [];
  const way = {
    id: 'ask-key',
    title: { key: 'advice_ask_key_title' },
    how: { key: 'advice_ask_key_how', values: [address] },
  };
  return [note(way, address, { key: 'advice_ask_key_copy' }, app)];
}
