/**
 * A note to whoever runs a recipient's mail, which names what was seen to be wrong and where it is written how it should be. Only
 * what was seen: no failure to ask is a fault of theirs. Pure.
 */
import type { Code } from './codes.ts';
import type { Alternative, Recipient, Verdict } from './model.ts';
import { note } from './notes.ts';

/** What was seen, and the text that says so; the gravest first. Values of both: see the sentence of the code. */
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

/** The note about the gravest of what was found, to be copied or opened (`app`: in this webmail); a missing policy is worth one only where nothing else guards the mail. */
export function tellPostmaster(
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
