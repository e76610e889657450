/**
 * A note to whoever operates a recipient's mail, naming the fault that was seen and where the rule is written. It names
 * only what was seen: a failed lookup is not their fault. Pure.
 */
import type { Code } from './codes.ts';
import type { Alternative, Recipient, Verdict } from './model.ts';
import { note } from './notes.ts';

/** Each fault and the text that reports it, gravest first. The text takes the values of the code's sentence. */
const NOTES = [
  ['probe-no', 'advice_postmaster_no_tls'],
  ['probe-dane-no', 'advice_postmaster_dane'],
  ['probe-expired', 'advice_postmaster_expired'],
  ['probe-name', 'advice_postmaster_name'],
  ['probe-certificate', 'advice_postmaster_certificate'],
  ['probe-self-signed', 'advice_postmaster_certificate'],
  ['probe-old', 'advice_postmaster_old'],
  ['mta-sts-refused', 'advice_postmaster_sts_host'],
  ['mta-sts-partly', 'advice_postmaster_sts_host'],
  ['mta-sts-absent', 'advice_postmaster_sts_absent'],
] as const satisfies readonly (readonly [Code, string])[];

/**
 * Offers a note about the gravest fault that was found, to copy, or to open in the webmail `app`. A missing policy
 * deserves a note only where nothing else protects the mail.
 */
export function noteToPostmaster(
  { level, evidence }: Verdict,
  { domain }: Recipient,
  app?: string,
): Alternative[] {
  for (const [code, key] of NOTES) {
    const found = evidence.find(({ because, finding }) => because.code === code && finding === 'no');
    if (!found || (code === 'mta-sts-absent' && level !== 'unproven')) continue;
    const copy = { key, values: found.because.values ?? [] };
    const how = { key: 'advice_postmaster_how', values: [domain] };
    const way = { id: 'postmaster', title: { key: 'advice_postmaster_title' }, how };
    return [note(way, `postmaster@${domain}`, copy, app)];
  }
  return [];
}
