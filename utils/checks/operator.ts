/** Who operates the recipient's mail servers, and is that operator known to accept encrypted delivery? */
import type { Code, Because } from '../core/codes.ts';
import type { Evidence, Recipient } from '../core/model.ts';
import { ageOf, operatorOfMx } from '../data/tables.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';
import { gatewayFor } from './gateway.ts';
import { mailHostsOf, type MailHosts } from './mail-hosts.ts';
import { knownOperatorOf } from './public.ts';

const ID = 'operator';

type Row = NonNullable<ReturnType<typeof operatorOfMx>>;
type Provenance = Parameters<typeof finding>[3];

/** Whether a row supports a level: an unverified or too old one only names the operator (rule 5). */
function isReliable(row: Row, now: number): boolean {
  return row.verified && ageOf(row, now) !== 'stale';
}

function evaluate(row: Row, code: Code<'operator'>, provenance: Provenance, now: number): Evidence {
  const when = { ...provenance, source: { name: 'operators', url: row.source, asOf: row.asOf } };
  if (isReliable(row, now)) {
    return finding(ID, 'yes', { code, values: [row.operator] }, when, { strength: 'transport' });
  }
  const because: Because<typeof ID> = row.verified
    ? { code: 'operator-stale', values: [row.operator, row.asOf] }
    : { code: 'operator-unverified', values: [row.operator] };
  return noAnswer(ID, because, 'stale-table', when);
}

/** Evaluates the mail hosts. All must belong to known operators: one unknown host could accept the mail unencrypted. */
function evaluateHosts(subject: Recipient, mail: MailHosts, lookups: Lookups): Evidence[] {
  if (mail.state === 'unknown' || mail.hosts.length === 0) return [];
  const now = lookups.now();
  const rows = mail.hosts.map(operatorOfMx);
  const known = rows.filter((row) => row !== null);
  const [first] = known;
  if (first === undefined || known.length < rows.length) {
    return [finding(ID, 'no', { code: 'operator-no', values: [subject.domain] }, mail.answer)];
  }
  const worst = known.find((row) => !isReliable(row, now)) ?? first;
  return [evaluate(worst, 'operator-yes', mail.answer, now)];
}

export const operator: Check = {
  id: ID,
  async gather(subject, lookups) {
    if (gatewayFor(subject) !== null) return [];
    const now = lookups.now();
    const own = knownOperatorOf(subject, now);
    if (own) return [evaluate(own, 'operator-domain', provenanceOf({ name: 'operators' }, now), now)];
    const mail = await mailHostsOf(subject, lookups);
    return mail === null ? [] : evaluateHosts(subject, mail, lookups);
  },
};
