/** `npm run probe -- report`: the weakest of the organisation's correspondents, and what would help them. Pure. */
import { answerOf, type Answer } from './answer.ts';
import type { Store } from './store/store.ts';

/** What a host's operator could do, worst finding first. */
export const HELP = {
  'no encryption':
    'The server does not offer STARTTLS. Switch it on with any certificate; senders use it at once.',
  'encryption fails':
    'The server offers STARTTLS, but the encrypted connection fails. Look for TLS errors in its log.',
  'does not match DANE':
    'The certificate does not match the TLSA records, so senders with DANE hold mail back. Publish the new record, or restore the old key.',
  'old TLS': 'The server speaks TLS 1.0 or 1.1 only (RFC 8996). Update it to TLS 1.2 or later.',
  'bad certificate':
    'Senders cannot tell the server from an impostor. Get a certificate for the host’s own name (ACME), or publish TLSA records in signed DNS.',
  'not seen': 'The probe could not see the server. That says nothing about it.',
  good: 'Nothing to do.',
} as const;
type Finding = keyof typeof HELP;
const ORDER = Object.keys(HELP) as Finding[];

/** Classifies one host by its answer. */
export function findingOf({ starttls, evidence }: Answer): Finding {
  if (starttls === null || evidence === null) return 'not seen';
  if (!starttls) return 'no encryption';
  const { protocol, dane, certificate } = evidence;
  if (protocol === null) return 'encryption fails';
  if (dane === 'mismatch') return 'does not match DANE';
  if (/^TLSv1(\.1)?$/.test(protocol)) return 'old TLS';
  return certificate?.length === 0 || dane === 'matches' ? 'good' : 'bad certificate';
}

/** Renders the report as text: the number of domains by their worst finding, and the names of the weak ones. */
export async function report(store: Store, now: number): Promise<string> {
  const rows: { readonly domain: string; readonly worst: Finding; readonly hosts: readonly string[] }[] = [];
  for (const { domain, hosts } of await store.domains()) {
    const records = await Promise.all(hosts.map((host) => store.read(host)));
    const findings = records.map((record) =>
      record === null ? 'not seen' : findingOf(answerOf(record, now)),
    );
    const worst = ORDER.find((finding) => findings.includes(finding)) ?? 'not seen';
    rows.push({ domain, worst, hosts: hosts.filter((_, at) => findings[at] === worst) });
  }
  const parts = ORDER.flatMap((finding) => {
    const found = rows.filter(({ worst }) => worst === finding);
    if (found.length === 0) return [];
    const names =
      finding === 'good' ? [] : found.map(({ domain, hosts }) => `  ${domain} (${hosts.join(', ')})`);
    return [`${finding}: ${found.length} of ${rows.length} domains`, `  ${HELP[finding]}`, ...names, ''];
  });
  return rows.length === 0 ? 'No domain has been asked about yet.\n' : parts.join('\n');
}
