/**
 * What channel does a link or conversation by number open, and who can read it there? Carriers can read text messages
 * and calls; an Apple message falls back to a text message as soon as one person has no Apple device.
 */
import { carriageOf, isCall } from '../core/destination.ts';
import type { Destination, Evidence } from '../core/model.ts';
import { CISA } from '../core/cisa.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';
import { lookUpPeople, reportedBreaches, evaluateMessage } from './people.ts';

const ID = 'phone';

/** Evaluates a message to these people, and adds the reported break-ins where carriers can read it. */
async function gatherMessage(subject: Destination, isApple: boolean, lookups: Lookups): Promise<Evidence[]> {
  const now = lookups.now();
  const people = await lookUpPeople(subject.handles ?? [], lookups);
  const message = evaluateMessage(people, isApple, now);
  return [message, ...people.evidence, ...(message.finding === 'no' ? reportedBreaches(now) : [])];
}

export const phone: Check<Destination> = {
  id: ID,
  gather(subject, lookups) {
    const { scheme } = subject;
    const now = lookups.now();
    switch (carriageOf(scheme)) {
      case 'phone':
        if (!isCall(scheme)) return gatherMessage(subject, false, lookups);
        return Promise.resolve([
          finding(ID, 'no', { code: 'call' }, provenanceOf(CISA, now), { strength: 'exposed' }),
          ...reportedBreaches(now),
        ]);
      case 'apple':
        if (scheme === 'imessage:') return gatherMessage(subject, true, lookups);
        return Promise.resolve([noAnswer(ID, { code: 'facetime' }, 'unconfirmed', provenanceOf(CISA, now))]);
      default:
        return Promise.resolve([]);
    }
  },
};
