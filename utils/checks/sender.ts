/** Does the service that sends this mail honour the recipient's published demands? */
import type { Evidence, Mechanism, Recipient } from '../core/model.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';
import { sendingOf } from './sending.ts';

const ID = 'sender';
/** Names of the mechanisms under which people can look them up; not translated. */
const NAMES: Readonly<Record<Mechanism, string>> = { dane: 'DANE', 'mta-sts': 'MTA-STS' };
const MECHANISMS: readonly Mechanism[] = ['mta-sts', 'dane'];

/**
 * Returns what the organisation says about its relay, through which the mail goes (or may go): a demand that the relay
 * ignores is ignored.
 */
function relayed({ sender }: Recipient, lookups: Lookups): Evidence[] {
  const relay = sender.rules?.relay;
  const provenance = provenanceOf({ name: 'organisation' }, lookups.now());
  return MECHANISMS.filter(() => relay !== undefined).map((mechanism) => {
    const honours = relay?.includes(mechanism) === true;
    const code = honours ? 'sender-relay' : 'sender-relay-no';
    // The relay does not make up for what a service does not honour: not every mail from there is the organisation's.
    const because = { code, values: [NAMES[mechanism]] } as const;
    return finding(ID, honours ? 'yes' : 'no', because, provenance, { mechanism });
  });
}

export const sender: Check = {
  id: ID,
  async gather(subject, lookups) {
    const sending = await sendingOf(subject, lookups);
    const relay = relayed(subject, lookups);
    if (!sending.isKnown) {
      const { because, reason, provenance } = sending;
      return [noAnswer(ID, because, reason, provenance), ...relay.filter(({ finding }) => finding === 'no')];
    }
    const { provider, honours, provenance } = sending;
    if (provenance.source.name === 'organisation') return relay;
    const own = MECHANISMS.filter((mechanism) => honours[mechanism] !== null).map((mechanism) => {
      const isYes = honours[mechanism] === true;
      const because = {
        code: isYes ? 'sender-yes' : 'sender-no',
        values: [provider, NAMES[mechanism]],
      } as const;
      return finding(ID, isYes ? 'yes' : 'no', because, provenance, { mechanism });
    });
    return [...own, ...relay.filter(({ mechanism }) => mechanism && honours[mechanism] !== null)];
  },
};
