/** What one request of a page shows about where its files go. Pure. */
import { carriageOf, isLocalHost } from './destination.ts';
import type { Destination, Socket, Tls } from './model.ts';

/**
 * One request that carried a file. `isSocket`: one that may have carried files unseen (a lasting connection, or a
 * request that only the page reports).
 */
export interface Sent {
  readonly url: URL;
  readonly isSocket: boolean;
  /** The connection, once it is established and where the browser reports it. */
  readonly tls?: Tls | 'unreadable';
}

/** Content types of files: forms with files, plain octets (also resumable uploads), media and documents. Not JSON. */
const FILES =
  /^(multipart\/form-data|application\/(octet-stream|offset\+octet-stream|pdf|zip|vnd\.)|(image|video|audio)\/)/i;

/**
 * Whether this request carries a file, judging by its method and content type ('' where it has none). A File or Blob is
 * sent with its own type (Fetch, "extract a body"), so the types of the files that were handed over count; a text made
 * by a script has a `charset`. JSON and untyped bodies do not count in a POST, since scripts post these to third
 * parties all the time. A file inside JSON is not seen.
 */
export function carriesFile(method: string, type: string, fileTypes: readonly string[]): boolean {
  if (!/^(POST|PUT|PATCH)$/.test(method)) return false;
  if (FILES.test(type)) return true;
  if (method === 'POST' && /^(application\/json|)$/i.test(type)) return false;
  return type === '' || fileTypes.includes(type.toLowerCase());
}

/** A destination as the page claims it. */
export type ClaimedDestination = Omit<Destination, 'type' | 'page'>;

/** No page that people use sends files to more hosts than this. */
const MAX_PLACES = 8;

/** Where files handed over at one time go: what the page claimed, and where its requests were seen to take them. */
export interface UploadTrace {
  readonly claimed: ClaimedDestination;
  readonly seen: readonly ClaimedDestination[];
  /** Other ends of lasting connections. */
  readonly sockets: readonly Socket[];
}

/** Returns the state in which no request was seen yet. */
export function emptyTrace(claimed: ClaimedDestination): UploadTrace {
  return { claimed, seen: [], sockets: [] };
}

const isUnencrypted = ({ scheme }: ClaimedDestination) => carriageOf(scheme) === 'cleartext';

/**
 * Returns every destination that counts, each once. The claimed one counts until a request was seen; an unencrypted one
 * until a request goes to its host or goes unencrypted.
 */
export function placesOf({ claimed, seen, sockets }: UploadTrace): readonly ClaimedDestination[] {
  const isSettled =
    !isUnencrypted(claimed) || seen.some((one) => isUnencrypted(one) || one.host === claimed.host);
  const [first = claimed, ...more] = seen.length > 0 && isSettled ? seen : [claimed, ...seen];
  return [sockets.length > 0 ? { ...first, sockets } : first, ...more];
}

type SeenTls = NonNullable<Destination['tls']>;

const badness = (tls: SeenTls | undefined) => {
  if (tls === undefined) return -1;
  if (tls === 'unreadable') return 0;
  return (tls.isTrusted ? 0 : 4) + (tls.isWeak ? 2 : 0) + (tls.isReadableLater ? 1 : 0);
};

/** Returns the worse of two observations about one host. */
function withSent(before: ClaimedDestination, scheme: string, tls: SeenTls | undefined): ClaimedDestination {
  const worst = isUnencrypted(before) ? before : { ...before, scheme };
  const isWorse = scheme === 'https:' && badness(tls) > badness(before.tls);
  return isWorse && tls !== undefined ? { ...worst, tls } : worst;
}

/**
 * Returns what is known about a page's files after one more request; null: the request adds nothing. The worst
 * observation stays: no later request takes it back.
 */
export function withRequest(
  before: UploadTrace,
  { url, isSocket, tls }: Sent,
  page: Destination['page'],
): UploadTrace | null {
  const { protocol: scheme, hostname: host } = url;
  const { claimed, seen, sockets } = before;
  if (isSocket) {
    const isClaimedHost = placesOf(before).some((one) => host === (one.host === '' ? page.host : one.host));
    const isKnownSocket = sockets.some((one) => one.host === host && one.scheme === scheme);
    if (isClaimedHost || isKnownSocket || isLocalHost(host) || sockets.length >= MAX_PLACES) return null;
    return { ...before, sockets: [...sockets, { scheme, host }] };
  }
  const known = seen.find((one) => one.host === host);
  const after = withSent(
    known ?? { ...(claimed.host === host ? claimed : asNew(claimed)), host },
    scheme,
    tls,
  );
  if (JSON.stringify(after) === JSON.stringify(known)) return null;
  if (known) return { ...before, seen: seen.map((one) => (one === known ? after : one)) };
  if (seen.length < MAX_PLACES) return { ...before, seen: [...seen, after] };
  // Requests to many hosts must not hide an unencrypted one.
  const mild = isUnencrypted(after) ? seen.findLastIndex((one) => !isUnencrypted(one)) : -1;
  return mild < 0 ? null : { ...before, seen: seen.with(mild, after) };
}

/** Returns the claimed destination for another host, without what the page claimed about its own address. */
function asNew(claimed: ClaimedDestination): ClaimedDestination {
  const other = { ...claimed, scheme: '' };
  delete other.tls;
  return other;
}
