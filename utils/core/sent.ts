/** What one request of a page tells of the way that its files take. Pure. */
import { carriageOf, isLocalHost } from './destination.ts';
import type { Destination, Tls } from './model.ts';

/** One request that carried a file, or one that opened a lasting connection through which files may go unseen. */
export interface Sent {
  readonly url: URL;
  readonly isSocket: boolean;
  /** The connection, once it is made and where the browser tells. */
  readonly tls?: Tls | 'unreadable';
}

/** Bodies that are files: forms with files, plain octets (also resumable ones), media and documents. Not JSON. */
const FILES =
  /^(multipart\/form-data|application\/(octet-stream|offset\+octet-stream|pdf|zip|vnd\.)|(image|video|audio)\/)/i;

/**
 * Does this request carry a file, by its own method and content type ('' where it has none)? A File or Blob is sent
 * with its own type (Fetch, "extract a body"), so the types of the files that were handed over count; a text that a
 * script made carries `charset`. What scripts post to third parties all the time counts only where it is put: JSON, and
 * what has no type. A file that was put into JSON is not seen.
 */
export function carriesFile(method: string, type: string, fileTypes: readonly string[]): boolean {
  if (!/^(POST|PUT|PATCH)$/.test(method)) return false;
  if (FILES.test(type)) return true;
  if (method === 'POST' && /^(application\/json|)$/i.test(type)) return false;
  return type === '' || fileTypes.includes(type.toLowerCase());
}

type To = Omit<Destination, 'type' | 'page'>;

/**
 * The destination `to` of files of a page, corrected by what one of its requests tells; null: it tells nothing new.
 * What was once seen to leave openly stays what is told of.
 */
export function corrected(to: To, { url, isSocket, tls }: Sent, page: Destination['page']): To | null {
  const { protocol: scheme, hostname: host } = url;
  const isToldHost = host === (to.host === '' ? page.host : to.host);
  if (isSocket) {
    const { sockets = [] } = to;
    const isTold = sockets.some((one) => one.host === host && one.scheme === scheme);
    if (isToldHost || isTold || isLocalHost(host)) return null;
    return { ...to, sockets: [...sockets, { scheme, host }] };
  }
  const told = tls === undefined ? {} : { tls };
  if (isToldHost && (to.scheme === '' || to.scheme === scheme))
    return tls === undefined || scheme !== 'https:' ? null : { ...to, ...told };
  if (carriageOf(to.scheme) === 'cleartext' && scheme === 'https:') return null;
  const other = { ...to, scheme, host };
  // That was another host's.
  delete other.tls;
  return { ...other, ...told };
}
