/** Who can read a file after it has arrived: only the recipient, or also whoever runs the service? */
import type { Code, Because } from '../core/codes.ts';
import type { Destination, Evidence, Level } from '../core/model.ts';
import type { TransferService } from '../data/rows.ts';
import { isAppHost, isUploadHost, serviceOf } from '../data/services.ts';
import { ageOf } from '../data/tables.ts';
import { provenanceOf, finding, type Check } from './check.ts';

const ID = 'transfer-service';

/** Limits the strength: a page loaded unencrypted may have been altered to encrypt to an attacker instead. */
function atMost(strength: Level, page: Destination['page']): { readonly strength: Level } {
  return { strength: page.scheme === 'https:' ? strength : 'unproven' };
}

/**
 * Evaluates a service by its row. "Can read" raises no level, so its age does not matter. "Cannot read" counts only if
 * the row was confirmed within 180 days: the name may have a new owner since, and the page is delivered anew at every
 * visit.
 */
function evaluate(row: TransferService, page: Destination['page'], now: number): Evidence {
  const provenance = provenanceOf({ name: 'transfer-services', url: row.source, asOf: row.asOf }, now);
  const { name, keys, verified, when = 'option' } = row;
  const said = (code: Code<'transfer-service'>, level: Level, ...values: string[]) =>
    finding(ID, 'yes', { code, values: [name, ...values] }, provenance, atMost(level, page));
  if (keys === 'recipient')
    return verified && ageOf(row, now) === 'fresh'
      ? said('service-recipient', 'end-to-end')
      : said('service-claimed', 'transport', page.host);
  if (!verified) return said('service-assumed', 'transport');
  if (keys === 'provider') return said('service-provider', 'transport');
  return said(`service-${when}`, 'transport');
}

/**
 * Returns why a service's encryption protects nothing here, or null. Only its own page encrypts; and what that page
 * sends to hosts that its app does not use is not what the app has encrypted.
 */
function strangeness(
  row: TransferService,
  { host, page, sockets = [] }: Destination,
  now: number,
): Because<typeof ID> | null {
  if (row.keys !== 'recipient') return null;
  if (!isAppHost(row, page.host)) return { code: 'service-not-app', values: [row.name, page.host] };
  if (page.isFramed === true) return { code: 'service-framed', values: [row.name, page.host] };
  const ends = [...(host === '' ? [] : [host]), ...sockets.map((one) => one.host)];
  const elsewhere = ends.find((one) => !isUploadHost(row, one, now));
  return elsewhere === undefined ? null : { code: 'service-elsewhere', values: [row.name, elsewhere] };
}

/**
 * Evaluates the place that a file goes to. A service encrypts in its own page, so the page's exact host counts; without
 * a row, whoever runs the host can read what arrives there.
 */
function gatherUpload(subject: Destination, now: number): Evidence[] {
  const { host, page, product, productEncrypts } = subject;
  if (subject.isSealed === true)
    return [
      finding(ID, 'yes', { code: 'file-sealed', values: [] }, provenanceOf({ name: 'page' }, now), {
        strength: 'end-to-end',
      }),
    ];
  const row = serviceOf(page.host) ?? serviceOf(host);
  const strange = row && strangeness(row, subject, now);
  if (row && strange) {
    const provenance = provenanceOf({ name: 'transfer-services', url: row.source, asOf: row.asOf }, now);
    return [finding(ID, 'yes', strange, provenance, atMost('transport', page))];
  }
  if (row) return [evaluate(row, page, now)];
  const provenance = provenanceOf({ name: 'page' }, now);
  // A page can show any marks: what it claims about its own encryption raises nothing.
  const code = productEncrypts === true ? 'product-encrypts' : 'product';
  const because: Because<typeof ID> =
    product === undefined
      ? { code: 'host-reads', values: [host === '' ? page.host : host] }
      : { code, values: [product, page.host] };
  return [finding(ID, 'yes', because, provenance, atMost('transport', page))];
}

export const transferService: Check<Destination> = {
  id: ID,
  gather: (subject, lookups) =>
    Promise.resolve(subject.channel === 'upload' ? gatherUpload(subject, lookups.now()) : []),
};
