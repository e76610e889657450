/** Is there anything to tell about a link? Light: asked wherever a link is reached, before what reads it is fetched. */
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import { attribute, baseOf, closest, documentOf } from '../dom/dom.ts';
import { readPage } from './read-target.ts';

/** Files that people download to open or to run: who alters them on the way does harm. */
const DOWNLOAD =
  /\.(zip|7z|rar|t?gz|tar|iso|img|exe|msi|dmg|pkg|deb|rpm|apk|jar|pdf|docx?|xlsx?|pptx?|csv)$/i;

/** A mail link with an address that could be a number's at a gateway; `readLink` looks closer. */
const NUMBER = /^mailto:(?=.*\d)(?=.*(@|%40))/i;

/** The link that this element is or stands in, or null. In SVG its address may have a prefix (SVG 1.1 §17.1). */
export function linkOf(element: Element): Element | null {
  return closest(element, 'a[*|href], area[href]');
}

/** Is this the address of a file to open or to run? */
export function isDownload({ pathname }: URL): boolean {
  return DOWNLOAD.test(pathname);
}

function isUnencryptedDownload(link: Element, url: URL): boolean {
  if (url.protocol !== 'http:' || readPage(documentOf(link)).scheme !== 'https:' || isLocalHost(url.hostname))
    return false;
  return attribute(link, 'download') !== null || isDownload(url);
}

/** Where a link leads, whole, if something may have to be told about it; else null. */
export function reportableUrl(link: Element): URL | null {
  const address = attribute(link, 'href') ?? attribute(link, 'xlink:href') ?? '';
  const url = URL.parse(address, baseOf(documentOf(link)));
  if (!url) return null;
  const { protocol: scheme, hostname: host, href } = url;
  const carriage = carriageOf(scheme);
  const isTelling =
    carriage === 'phone' ||
    carriage === 'apple' ||
    NUMBER.test(href) ||
    (carriage === 'cleartext' && scheme !== 'http:' && !isLocalHost(host)) ||
    isUnencryptedDownload(link, url);
  return isTelling ? url : null;
}
