/** Who delivers this mail, and what does that service honour? Asked by the checks of both sides. */
import { kindOfDomain } from '../core/domain.ts';
import type { Mechanism, Recipient, UnknownReason } from '../core/model.ts';
import type { Because } from '../core/codes.ts';
import { ageOf, operatorOfDomain, operatorOfMx, senderOf } from '../data/tables.ts';
import { isTopLevelDomain } from '../data/tlds.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf } from './check.ts';

type Row = NonNullable<ReturnType<typeof senderOf>>;
type Provenance = ReturnType<typeof provenanceOf>;

export type Sending =
  | {
      readonly isKnown: true;
      readonly provider: string;
      /** null: not known of this mechanism. */
      readonly honours: Readonly<Record<Mechanism, boolean | null>>;
      readonly provenance: Provenance;
    }
  | {
      readonly isKnown: false;
      readonly because: Because<'sender'>;
      readonly reason: UnknownReason;
      readonly provenance: Provenance;
    };

/**
 * Is mail from this domain handed in at the provider itself? Another address of the person may be sent through another
 * provider's server ("send mail as"), of which nothing is known. A reason: it could not be found out.
 */
async function isAt(
  domain: string,
  row: Row,
  mustNotLookUp: boolean,
  lookups: Lookups,
): Promise<true | UnknownReason> {
  const { provider, operators = [provider] } = row;
  const isTheirs = (operator: string | undefined) => operator !== undefined && operators.includes(operator);
  const own = operatorOfDomain(domain);
  if (own) return isTheirs(own.operator) || 'unconfirmed';
  if (mustNotLookUp || kindOfDomain(domain, isTopLevelDomain) !== 'public') return 'not-public';
  const answer = await lookups.dns(domain, 'MX');
  if (!answer.ok) return answer.reason;
  const hosts = answer.value.records.map(({ exchange }) => operatorOfMx(exchange)?.operator);
  return (hosts.length > 0 && hosts.every(isTheirs)) || 'unconfirmed';
}

/** The service that delivers the mail to this recipient: the webmail's own, or the organisation's relay. */
export async function sendingOf({ sender }: Recipient, lookups: Lookups): Promise<Sending> {
  const { host, domain, rules } = sender;
  const now = lookups.now();
  const relay = rules?.relay;
  const row = senderOf(host);
  if (!row?.verified || ageOf(row, now) === 'stale') {
    if (relay && rules.isOwn) {
      const honours = { 'mta-sts': relay.includes('mta-sts'), dane: relay.includes('dane') };
      return {
        isKnown: true,
        provider: host,
        honours,
        provenance: provenanceOf({ name: 'organisation' }, now),
      };
    }
    const because = { code: 'sender-unknown', values: [host] } as const;
    return {
      isKnown: false,
      because,
      reason: 'stale-table',
      provenance: provenanceOf({ name: 'senders' }, now),
    };
  }
  const { provider } = row;
  const provenance = provenanceOf({ name: 'senders', url: row.source, asOf: row.asOf }, now);
  if (domain === '')
    return {
      isKnown: false,
      because: { code: 'sender-unread', values: [provider] },
      reason: 'unreadable',
      provenance,
    };
  const from = domain === undefined || (await isAt(domain, row, rules?.mustNotLookUp === true, lookups));
  if (domain !== undefined && from !== true) {
    const because = { code: 'sender-other', values: [domain, provider] } as const;
    return { isKnown: false, because, reason: from, provenance };
  }
  const honours = { 'mta-sts': row.honours.mtaSts, dane: row.honours.dane };
  return { isKnown: true, provider, honours, provenance };
}

/** The service that delivers to this recipient, where it (and the relay behind it) is known to honour the mechanism; else null. */
export async function honours(
  subject: Recipient,
  mechanism: Mechanism,
  lookups: Lookups,
): Promise<string | null> {
  const sending = await sendingOf(subject, lookups);
  const relay = subject.sender.rules?.relay;
  const isHonoured = sending.isKnown && sending.honours[mechanism] === true;
  return isHonoured && (!relay || relay.includes(mechanism)) ? sending.provider : null;
}
