/**
 * Decides whether a link deserves a report. Small, because it is used wherever a link is reached, before the reader is
 * injected.
 */
import { carriageOf, isLocalHost } from '../../core/destination.ts';
import { attribute, baseOf, closest, documentOf } from '../dom/dom.ts';
import { isDownload } from './download.ts';
import { readPage } from './read-target.ts';

/** Matches a mail link whose address could be a number at a gateway; `readLink` looks closer. */
const NUMBER = /^mailto:(?=.*\d)(?=.*(@|%40))/i;

/**
 * Returns the link that this element is or stands in, or null. In SVG its address may have a prefix (SVG 1.1 §17.1).
 */
export function linkOf(element: Element): Element | null {
  return closest(element, 'a[*|href], area[href]');
}

function isUnencryptedDownload(link: Element, url: URL): boolean {
  if (url.protocol !== 'http:' || readPage(documentOf(link)).scheme !== 'https:' || isLocalHost(url.hostname))
    return false;
  return attribute(link, 'download') !== null || isDownload(url);
}

/** Returns the full address of a link that may need a report; else null. */
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
