/** Prepared notes to somebody, to copy or, where the webmail has a URL for that, to open as a new draft. Pure. */
import type { Alternative, DraftPage, Evidence, Recipient, Text } from './model.ts';

/** Encodes a note as a page to open: the webmail's name, the recipient and the text. `draftUrl` decodes it. */
export const draftPage = (app: string, to: string, { key, values = [] }: Text): DraftPage =>
  `draft:${JSON.stringify([app, to, key, ...values])}`;

/** Returns the alternative with a note to copy and, where a webmail is named, to open there as a draft. */
export const note = (
  alternative: Omit<Alternative, 'copy' | 'page'>,
  to: string,
  copy: Text,
  app: string | undefined,
): Alternative => ({ ...alternative, copy, ...(app && { page: draftPage(app, to, copy) }) });

/**
 * Offers "Ask them for a key" where nothing is known with which to encrypt to this recipient. `app`: the webmail that
 * can open a draft.
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
