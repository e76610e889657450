/** Does the host that would receive this unencrypted also offer https? Then the same can be done safely. */
import { finding, noAnswer, type Check } from './check.ts';
import type { Destination } from '../core/model.ts';
import { evaluateTls } from './tls.ts';

const ID = 'https-alternative';

export const httpsAlternative: Check<Destination> = {
  id: ID,
  slow: true,
  async gather({ scheme, host, page }, lookups) {
    const isUnencryptedPage = scheme === '' && page.scheme === 'http:';
    if (!isUnencryptedPage && scheme !== 'http:') return [];
    const name = host === '' ? page.host : host;
    const answer = await lookups.https(name);
    const values = [name];
    if (!answer.ok) return [noAnswer(ID, { code: 'https-unknown', values }, answer.reason, answer)];
    const { isOffered, tls } = answer.value;
    if (!isOffered) return [finding(ID, 'no', { code: 'https-no', values }, answer)];
    const offered = finding(ID, 'yes', { code: 'https-yes', values }, answer, { kind: 'opportunity' });
    return tls ? [offered, evaluateTls(tls, name, answer, 'opportunity')] : [offered];
  },
};
