/** Do sender and recipient use one provider that encrypts end-to-end between its own users? */
import type { Evidence, Recipient } from '../core/model.ts';
import { ageOf, e2eProviderOfDomain, e2eProviderOfMx, e2eProviderOfWebmail } from '../data/tables.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { deniesEndToEnd } from './app-state.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';
import { mailHostsOf } from './mail-hosts.ts';

const ID = 'e2e-provider';

type Row = NonNullable<ReturnType<typeof e2eProviderOfDomain>>;
type Provenance = Parameters<typeof finding>[3];
/** The recipient's provider; `failed`: the lookup of a custom domain's mail hosts failed. */
type ProviderResult = { row: Row | null; provenance: Provenance } | { failed: Evidence };

function provenanceOfRow(row: Row, now: number): Provenance {
  return provenanceOf({ name: 'e2e-mail', url: row.source, asOf: row.asOf }, now);
}

/** Finds the provider by the domain itself, else by its mail hosts (custom domains): all must be the provider's. */
async function providerOf(subject: Recipient, lookups: Lookups): Promise<ProviderResult> {
  const now = lookups.now();
  const own = e2eProviderOfDomain(subject.domain);
  if (own) return { row: own, provenance: provenanceOfRow(own, now) };
  const nobody = { row: null, provenance: provenanceOf({ name: 'e2e-mail' }, now) };
  const mail = await mailHostsOf(subject, lookups);
  if (mail === null) return nobody;
  if (mail.state === 'unknown') {
    const because = { code: 'e2e-unknown', values: [subject.domain] } as const;
    return { failed: noAnswer(ID, because, mail.reason, mail.answer) };
  }
  const rows = mail.hosts.map(e2eProviderOfMx);
  const first = rows[0] ?? null;
  if (first === null || rows.some((row) => row?.provider !== first.provider)) return nobody;
  return { row: first, provenance: { ...mail.answer, source: provenanceOfRow(first, now).source } };
}

export const e2eProvider: Check = {
  id: ID,
  async gather(subject, lookups) {
    const { host, isTrusted } = subject.sender;
    // A page that was loaded unencrypted may be anybody's.
    const sending = isTrusted === false ? null : e2eProviderOfWebmail(host);
    const theirs = await providerOf(subject, lookups);
    if ('failed' in theirs) return sending ? [theirs.failed] : [];
    const { row, provenance } = theirs;
    if (row !== null && sending?.provider === row.provider) {
      // The provider's own webmail knows this recipient better than a table of domains does.
      if (deniesEndToEnd(subject.appState)) return [];
      const values = [row.provider];
      const isCurrent = row.verified && ageOf(row, lookups.now()) === 'fresh';
      if (!isCurrent) return [noAnswer(ID, { code: 'e2e-unconfirmed', values }, 'stale-table', provenance)];
      const because = { code: 'e2e-same-provider', values } as const;
      return [finding(ID, 'yes', because, provenance, { strength: 'end-to-end' })];
    }
    const evidence: Evidence[] = [];
    // What a provider does for its users is told, and advised, only as long as nobody took that back.
    if (sending?.verified) {
      const because = { code: 'e2e-sender-outside', values: [sending.provider] } as const;
      evidence.push(finding(ID, 'no', because, provenanceOfRow(sending, lookups.now())));
    }
    if (row?.verified) {
      const code = row.openPgp ? 'e2e-other-openpgp' : 'e2e-other-provider';
      evidence.push(
        finding(ID, 'yes', { code, values: [row.provider] }, provenance, { kind: 'opportunity' }),
      );
    }
    return evidence;
  },
};
