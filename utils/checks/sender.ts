/** Does the service that sends this mail honour the recipient's published demands? */
import type { Evidence, Mechanism } from '../core/model.ts';
import { ageOf, senderOf } from '../data/tables.ts';
import { dated, found, unknown, type Check } from './check.ts';

const ID = 'sender';
/** Names of the mechanisms as people may look them up; not translated. */
const NAMES: Readonly<Record<Mechanism, string>> = { dane: 'DANE', 'mta-sts': 'MTA-STS' };
const MECHANISMS: readonly Mechanism[] = ['mta-sts', 'dane'];

export const sender: Check = {
  id: ID,
  gather(subject, lookups) {
    const now = lookups.now();
    const row = senderOf(subject.sender.host);
    if (!row || !row.verified || ageOf(row, now) === 'stale') {
      const because = { key: 'because_sender_unknown', values: [subject.sender.host] };
      return Promise.resolve([unknown(ID, because, 'stale-table', dated({ name: 'senders' }, now))]);
    }
    const date = dated({ name: 'senders', url: row.source, asOf: row.asOf }, now);
    const evidence: Evidence[] = [];
    for (const mechanism of MECHANISMS) {
      const honours = mechanism === 'dane' ? row.honours.dane : row.honours.mtaSts;
      if (honours === null) continue;
      const because = {
        key: honours ? 'because_sender_yes' : 'because_sender_no',
        values: [row.provider, NAMES[mechanism]],
      };
      evidence.push(found(ID, honours ? 'yes' : 'no', because, date, { mechanism }));
    }
    return Promise.resolve(evidence);
  },
};
