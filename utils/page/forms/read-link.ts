/** Links that leave the encrypted web: what channel do they open, and who can read it there? */
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import { ANY_CONTENT } from '../../core/decide.ts';
import { attribute, closest, documentOf } from '../dom.ts';
import type { Reading } from './read-subject.ts';
import { readPage } from './read-target.ts';

/** Files that people download to open or to run: who alters them on the way does harm. */
const DOWNLOAD =
  /\.(zip|7z|rar|t?gz|tar|iso|img|exe|msi|dmg|pkg|deb|rpm|apk|jar|pdf|docx?|xlsx?|pptx?|csv)$/i;

/** The link that this element is or stands in, or null. */
export function linkOf(element: Element): Element | null {
  return closest(element, 'a[href], area[href]');
}

function isOpenDownload(link: Element, url: URL, pageScheme: string): boolean {
  if (url.protocol !== 'http:' || pageScheme !== 'https:' || isLocalHost(url.hostname)) return false;
  return attribute(link, 'download') !== null || DOWNLOAD.test(url.pathname);
}

/** What is told about a link, or null where there is nothing to tell. Numbers and paths are not read. */
export function readLink(link: Element): Reading | null {
  const document = documentOf(link);
  const url = URL.parse(attribute(link, 'href') ?? '', document.baseURI);
  if (!url) return null;
  const { protocol: scheme, hostname: host } = url;
  const carriage = carriageOf(scheme);
  const isTold =
    carriage === 'phone' ||
    (carriage === 'cleartext' && scheme !== 'http:' && !isLocalHost(host)) ||
    isOpenDownload(link, url, readPage(document).scheme);
  if (!isTold) return null;
  const destination = {
    channel: 'link',
    scheme,
    host: carriage === 'phone' ? '' : host,
    upgraded: false,
  } as const;
  return { destination, content: { ...ANY_CONTENT, isSensitive: false } };
}
