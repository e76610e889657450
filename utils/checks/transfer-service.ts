/** Who can read a file after it has arrived: only the recipient, or also whoever runs the service? */
import type { Because, Destination, Evidence, Level } from '../core/model.ts';
import type { TransferService } from '../data/rows.ts';
import { isAppHost, isSentTo, serviceOf } from '../data/services.ts';
import { ageOf } from '../data/tables.ts';
import { dated, found, unknown, type Check } from './check.ts';

const ID = 'transfer-service';

/** A page that came openly may have been altered on its way, and then encrypts for whoever altered it. */
function atMost(strength: Level, page: Destination['page']): { readonly strength: Level } {
  return { strength: page.scheme === 'https:' ? strength : 'unproven' };
}

/** A row that nobody verified, or that is too old, names the service and supports nothing better (rule 5). */
function weigh(row: TransferService, page: Destination['page'], now: number): Evidence {
  const date = dated({ name: 'transfer-services', url: row.source, asOf: row.asOf }, now);
  const values = [row.name];
  const isReliable = row.verified && ageOf(row, now) !== 'stale';
  if (row.keys === 'provider') {
    const key = isReliable ? 'because_service_provider' : 'because_service_assumed';
    return found(ID, 'yes', { key, values }, date, atMost('transport', page));
  }
  if (!isReliable) return unknown(ID, { key: 'because_service_unverified', values }, 'stale-table', date);
  if (row.keys === 'depends') {
    return found(
      ID,
      'yes',
      { key: `because_service_${row.when ?? 'option'}`, values },
      date,
      atMost('transport', page),
    );
  }
  return found(ID, 'yes', { key: 'because_service_recipient', values }, date, atMost('end-to-end', page));
}

/**
 * Why a service's encryption guards nothing here, or null. Its own page encrypts, and no other; and what that page sends
 * elsewhere than its app does is not what the app has encrypted.
 */
function strangeness(
  row: TransferService,
  { host, page, sockets = [] }: Destination,
  now: number,
): Because | null {
  if (row.keys !== 'recipient') return null;
  if (!isAppHost(row, page.host)) return { key: 'because_service_not_app', values: [row.name, page.host] };
  if (page.isFramed === true) return { key: 'because_service_framed', values: [row.name, page.host] };
  const ends = [...(host === '' ? [] : [host]), ...sockets.map((one) => one.host)];
  const elsewhere = ends.find((one) => !isSentTo(row, one, now));
  return elsewhere === undefined ? null : { key: 'because_service_elsewhere', values: [row.name, elsewhere] };
}

/**
 * What is known of the place that a file goes to. A service encrypts in its own page, so the page's host
 * counts, exactly; without a row, who runs the host can read what arrives there.
 */
function gatherUpload(subject: Destination, now: number): Evidence[] {
  const { host, page, product, productEncrypts } = subject;
  const row = serviceOf(page.host) ?? serviceOf(host);
  const strange = row && strangeness(row, subject, now);
  if (row && strange) {
    const date = dated({ name: 'transfer-services', url: row.source, asOf: row.asOf }, now);
    return [found(ID, 'yes', strange, date, atMost('transport', page))];
  }
  if (row) return [weigh(row, page, now)];
  const date = dated({ name: 'page' }, now);
  // A page can show any marks: what it claims of its own encryption raises nothing.
  const key = productEncrypts === true ? 'because_product_encrypts' : 'because_product';
  const because =
    product === undefined
      ? { key: 'because_host_reads', values: [host === '' ? page.host : host] }
      : { key, values: [product, page.host] };
  return [found(ID, 'yes', because, date, atMost('transport', page))];
}

export const transferService: Check<Destination> = {
  id: ID,
  gather: (subject, lookups) =>
    Promise.resolve(subject.channel === 'upload' ? gatherUpload(subject, lookups.now()) : []),
};
