/**
 * Safer alternatives that follow from the evidence: an OpenPGP key or a certificate was found, the person has Signal,
 * the page is available encrypted, or a resolver withholds the answer. Pure.
 */
import type { Alternative, Evidence, Text, UnknownReason, Verdict } from './model.ts';
import { isE164 } from './people.ts';

/** Offers the same page (or the target of a link) over https, where its host was found to offer it. */
export function encryptedPage(evidence: readonly Evidence[], isLink: boolean): Alternative[] {
  const alternative = evidence.find(
    ({ check, finding }) => check === 'https-alternative' && finding === 'yes',
  );
  if (alternative?.source.url === undefined) return [];
  const { url } = alternative.source;
  const [title, how] = isLink
    ? ['advice_https_link_title', 'advice_https_link_how']
    : ['advice_https_title', 'advice_https_how'];
  return [{ id: 'https', title: { key: title }, how: { key: how }, open: url }];
}

/**
 * Offers Signal where a handle of the person is known: in `first` if someone stated that they have Signal, else in
 * `later`. A link to a number (`signal.me/#p/`, the form that Signal-Desktop itself uses) has the number in the
 * fragment, which browsers do not send.
 */
export function withSignal(evidence: readonly Evidence[]): {
  readonly first: Alternative[];
  readonly later: Alternative[];
} {
  const stated = evidence.find(({ check }) => check === 'signal');
  if (stated?.finding === 'no') return { first: [], later: [] };
  const handle = stated?.handle ?? evidence.find((item) => item.handle !== undefined)?.handle;
  if (handle === undefined) return { first: [], later: [] };
  const alternative: Alternative = {
    id: 'signal',
    title: { key: 'advice_signal_person_title', values: [handle] },
    how: { key: stated ? 'advice_signal_person_how' : 'advice_signal_how' },
    open: isE164(handle) ? `https://signal.me/#p/${handle}` : 'https://signal.org/download/',
    copy: { key: 'advice_signal_copy' },
  };
  return stated ? { first: [alternative], later: [] } : { first: [], later: [alternative] };
}

/**
 * Offers to encrypt to the key that was found: on Sealcheck's own pages if the key's material is at hand, and in the
 * way this webmail supports (`how`; null: not at all).
 */
export function withKey(evidence: readonly Evidence[], how: Text | null): Alternative[] {
  const key = evidence.find(({ check, finding }) => check === 'pgp-key' && finding === 'yes');
  if (!key || !how) return [];
  const { material, source } = key;
  const onPage: Alternative = {
    id: 'write-privately',
    title: { key: 'advice_write_title' },
    how: { key: 'advice_write_how' },
    page: 'write',
  };
  const files: Alternative = {
    id: 'files-to-key',
    title: { key: 'advice_files_title' },
    how: { key: 'advice_files_how' },
    page: 'encrypt',
  };
  // Where the text is encrypted already, only the files are left.
  const isWritten = evidence.some(({ because }) => because.code === 'app-partly');
  return [
    ...(material === undefined ? [] : isWritten ? [files] : [onPage, files]),
    {
      id: 'openpgp-key',
      title: { key: 'advice_key_title' },
      how,
      ...(source.url?.startsWith('https:') ? { open: source.url } : {}),
      ...(material === undefined ? {} : { copy: { key: 'verbatim', values: [material] } }),
    },
  ];
}

/** Offers to encrypt to a known S/MIME certificate. */
export function withCertificate(evidence: readonly Evidence[]): Alternative[] {
  const isKnown = evidence.some(({ check, finding }) => check === 'smime' && finding === 'yes');
  return isKnown
    ? [{ id: 'smime', title: { key: 'advice_smime_title' }, how: { key: 'advice_smime_how' } }]
    : [];
}

/** Reasons for which another resolver may answer although this one does not. */
const WITHHELD: readonly (UnknownReason | undefined)[] = ['filtered', 'refused'];

/**
 * Offers to choose another resolver, where this one withholds an answer that the level depends on. Sealcheck never
 * switches by itself.
 */
export function otherResolver({ level, evidence }: Verdict): Alternative[] {
  const isWithheld = evidence.some(
    ({ source, reason }) => source.name === 'resolver' && WITHHELD.includes(reason),
  );
  if (level !== 'unknown' || !isWithheld) return [];
  const title = { key: 'advice_other_resolver_title' };
  return [{ id: 'other-resolver', title, how: { key: 'advice_other_resolver_how' }, page: 'resolver' }];
}
