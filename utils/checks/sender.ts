/** Does the service that sends this mail honour the recipient's published demands? */
import type { Evidence, Mechanism, Recipient } from '../core/model.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { dated, found, unknown, type Check } from './check.ts';
import { sendingOf } from './sending.ts';

const ID = 'sender';
/** Names of the mechanisms as people may look them up; not translated. */
const NAMES: Readonly<Record<Mechanism, string>> = { dane: 'DANE', 'mta-sts': 'MTA-STS' };
const MECHANISMS: readonly Mechanism[] = ['mta-sts', 'dane'];

/** What the organisation says of its relay, through which the mail goes (or may go): a demand that it ignores is ignored. */
function relayed({ sender }: Recipient, lookups: Lookups): Evidence[] {
  const relay = sender.rules?.relay;
  const date = dated({ name: 'organisation' }, lookups.now());
  return MECHANISMS.filter(() => relay !== undefined).map((mechanism) => {
    const honours = relay?.includes(mechanism) === true;
    const key = honours ? 'because_sender_relay' : 'because_sender_relay_no';
    // The relay does not make the service honour more: not every mail sent there is the organisation's.
    const because = { key, values: [NAMES[mechanism]] };
    return found(ID, honours ? 'yes' : 'no', because, date, { mechanism });
  });
}

export const sender: Check = {
  id: ID,
  async gather(subject, lookups) {
    const sending = await sendingOf(subject, lookups);
    const relay = relayed(subject, lookups);
    if (!sending.isKnown) {
      const { because, reason, date } = sending;
      return [unknown(ID, because, reason, date), ...relay.filter(({ finding }) => finding === 'no')];
    }
    const { provider, honours, date } = sending;
    if (date.source.name === 'organisation') return relay;
    const own = MECHANISMS.filter((mechanism) => honours[mechanism] !== null).map((mechanism) => {
      const isYes = honours[mechanism] === true;
      const because = {
        key: isYes ? 'because_sender_yes' : 'because_sender_no',
        values: [provider, NAMES[mechanism]],
      };
      return found(ID, isYes ? 'yes' : 'no', because, date, { mechanism });
    });
    return [...own, ...relay.filter(({ mechanism }) => mechanism && honours[mechanism] !== null)];
  },
};
