/** Is what a form, an upload or a link sends encrypted on the way? Its address and its page tell. */
import { carriageOf, isCall, nameOfDestination } from '../core/destination.ts';
import type { Destination, Evidence } from '../core/model.ts';
import { isPreloaded } from '../data/hsts.ts';
import { largeTable } from '../data/large.ts';
import { ageOf } from '../data/tables.ts';
import { dated, found, unknown, type Check } from './check.ts';

const ID = 'scheme';

/** The reported break-ins into carriers, lawful interception systems included. */
const CARRIERS = {
  name: 'carriers',
  url: 'https://www.cisa.gov/sites/default/files/2024-12/guidance-mobile-communications-best-practices.pdf',
  asOf: '2024-12-18',
};

type Dates = Parameters<typeof found>[3];

/** Browsers turn `http:` into https for these (RFC 6797 §8.3; Upgrade Insecure Requests §3.2). */
function upgradeOf(subject: Destination, now: number): Evidence | null {
  const { scheme, host, upgraded } = subject;
  if (scheme !== 'http:') return null;
  const strength = { strength: 'transport' } as const;
  if (upgraded) {
    const because = { key: 'because_upgraded', values: [host] };
    return found(ID, 'yes', because, dated({ name: 'page' }, now), strength);
  }
  const table = largeTable('hsts');
  if (!isPreloaded(host, table) || ageOf(table, now) === 'stale') return null;
  const source = { name: 'hsts', url: table.source, asOf: table.asOf };
  return found(ID, 'yes', { key: 'because_hsts', values: [host] }, dated(source, now), strength);
}

/** Only a script knows where it goes: mixed content blocking keeps an encrypted page's scripts to https. */
function weighScript({ scheme, page }: Destination, date: Dates): Evidence {
  if (scheme !== '')
    return unknown(ID, { key: 'because_scheme_unknown', values: [scheme] }, 'unreadable', date);
  return page.scheme === 'https:'
    ? found(ID, 'yes', { key: 'because_page_encrypted', values: [page.host] }, date, {
        strength: 'transport',
      })
    : found(ID, 'no', { key: 'because_page_open', values: [page.host] }, date, { strength: 'exposed' });
}

function weigh(subject: Destination, now: number): Evidence {
  const { scheme, page } = subject;
  const name = nameOfDestination(subject);
  const date = dated({ name: 'page' }, now);
  switch (carriageOf(scheme)) {
    case 'cleartext': {
      const key = scheme === 'http:' ? 'because_http' : 'because_open_scheme';
      const values = [name, scheme.slice(0, -1)];
      return upgradeOf(subject, now) ?? found(ID, 'no', { key, values }, date, { strength: 'exposed' });
    }
    case 'phone': {
      // CISA, Mobile Communications Best Practice Guidance: carriers were broken into; use end-to-end encryption.
      const key = isCall(scheme) ? 'because_call' : 'because_sms';
      return found(ID, 'no', { key, values: [] }, dated(CARRIERS, now), { strength: 'exposed' });
    }
    case 'mail':
      return found(ID, 'no', { key: 'because_mailto', values: [] }, date, { strength: 'exposed' });
    case 'encrypted':
      // Who can alter the page on its way can send its form elsewhere.
      return page.scheme === 'http:'
        ? found(ID, 'yes', { key: 'because_page_altered', values: [page.host, name] }, date, {
            strength: 'unproven',
          })
        : found(ID, 'yes', { key: 'because_https', values: [name] }, date, { strength: 'transport' });
    case 'nowhere':
    case 'unknown':
      return weighScript(subject, date);
  }
}

export const scheme: Check<Destination> = {
  id: ID,
  gather: (subject, lookups) => Promise.resolve([weigh(subject, lookups.now())]),
};
