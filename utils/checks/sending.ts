/** Which service delivers this mail, and what does it honour? For the checks of both the sender and the recipient. */
import { kindOfDomain } from '../core/domain.ts';
import type { Mechanism, Recipient, UnknownReason } from '../core/model.ts';
import type { Because } from '../core/codes.ts';
import { ageOf, operatorOfDomain, operatorOfMx, senderOf } from '../data/tables.ts';
import { isTopLevelDomain } from '../data/tlds.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf } from './check.ts';

type Row = NonNullable<ReturnType<typeof senderOf>>;
type Provenance = ReturnType<typeof provenanceOf>;

/** The service that delivers a mail and what it honours, or why it is not known. */
export type Sending =
  | {
      readonly isKnown: true;
      readonly provider: string;
      /** null: not known for this mechanism. */
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
 * Whether mail from this domain is submitted at this provider; a reason where that is not known. Mail from another
 * address of the person may go through another provider's server ("send mail as"), about which nothing is known.
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

/** Returns the service that delivers the mail to this recipient: the webmail's own, or the organisation's relay. */
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

/**
 * Returns the name of the service that delivers to this recipient, if it (and the relay behind it) is known to honour
 * the mechanism; else null.
 */
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
