/** Does a link to a file contain the key that opens it? Then whoever reads the link can read the file. */
import type { Destination } from '../core/model.ts';
import { serviceOf } from '../data/services.ts';
import { provenanceOf, finding, type Check } from './check.ts';

const ID = 'share-link';

export const shareLink: Check<Destination> = {
  id: ID,
  gather({ carriesKey, host }, lookups) {
    const row = carriesKey === true ? serviceOf(host) : null;
    if (!row) return Promise.resolve([]);
    const now = lookups.now();
    const provenance = provenanceOf({ name: 'transfer-services', url: row.source, asOf: row.asOf }, now);
    if (row.keys !== 'recipient')
      return Promise.resolve([finding(ID, 'no', { code: 'link-no-key', values: [row.name] }, provenance)]);
    const because = { code: 'link-key', values: [row.name] } as const;
    return Promise.resolve([finding(ID, 'yes', because, provenance, { strength: 'unproven' })]);
  },
};
