/** Could files also leave over a connection that the page's scripts keep open, of which we only see the other end? */
import { carriageOf } from '../core/destination.ts';
import type { Destination, Socket } from '../core/model.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';

const ID = 'sockets';

export const sockets: Check<Destination> = {
  id: ID,
  gather({ sockets: all = [] }, lookups) {
    const provenance = provenanceOf({ name: 'connection' }, lookups.now());
    const weigh = ({ scheme, host }: Socket) => {
      const values = [host];
      // Files may have been sent there, so nothing better can be claimed.
      if (scheme.startsWith('http'))
        return finding(ID, 'no', { code: 'missed', values }, provenance, { strength: 'unknown' });
      return carriageOf(scheme) === 'encrypted'
        ? noAnswer(ID, { code: 'socket', values }, 'unreadable', provenance)
        : finding(ID, 'no', { code: 'socket-open', values }, provenance, { strength: 'exposed' });
    };
    return Promise.resolve(all.map(weigh));
  },
};
