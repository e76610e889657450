/** Finds links in pasted text that open an unencrypted transfer, or that carry their own key. */
import { ANY_CONTENT } from '../../core/decide.ts';
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import type { Reading } from '../forms/read-subject.ts';
import { isDownload } from '../forms/download.ts';

const LINK = /\b(?:https?|ftp|tftp|telnet):\/\/[^\s<>"'()]+/gi;
/** A pasted page may hold thousands of links; a person looks at a few. */
const MAX_TEXT = 100_000;
const MAX_LINKS = 20;
/**
 * Matches a fragment that is a secret, not a place in a page: services that encrypt in the browser put the key there,
 * because browsers never send it (RFC 3986 §3.5). Such a key is long and mixes letters and digits.
 */
const KEY = /^#(?=.*\d)(?=.*[a-z])[\w!,=:/+-]{16,}$/i;

function readUrl(url: URL): Reading | null {
  const { protocol: scheme, hostname: host, hash } = url;
  if (isLocalHost(host)) return null;
  const carriesKey = carriageOf(scheme) === 'encrypted' && KEY.test(hash);
  const isOpen = carriageOf(scheme) === 'cleartext' && (scheme !== 'http:' || isDownload(url));
  if (!carriesKey && !isOpen) return null;
  const destination = { channel: 'link', scheme, host, upgraded: false } as const;
  return {
    destination: carriesKey ? { ...destination, carriesKey } : destination,
    content: { ...ANY_CONTENT, isSensitive: false },
  };
}

/**
 * Returns what the worker is told about the links in this text: scheme and host, once per scheme and host; never the
 * text.
 */
export function readPastedLinks(text: string): Reading[] {
  const found = new Map<string, Reading>();
  for (const [link] of text.slice(0, MAX_TEXT).matchAll(LINK)) {
    const url = URL.parse(link);
    const reading = url && readUrl(url);
    if (reading) found.set(`${reading.destination.scheme}${reading.destination.host}`, reading);
    if (found.size === MAX_LINKS) break;
  }
  return [...found.values()];
}
