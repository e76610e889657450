/** Where a form, an upload, a link or a chat sends data, and what its address alone reveals. Pure. */
import { isPrivateAddress } from './ip.ts';
import type { Destination } from './model.ts';

/** How data travels to a destination. */
export type Carriage = 'encrypted' | 'cleartext' | 'mail' | 'phone' | 'apple' | 'nowhere' | 'unknown';

/** The schemes of each carriage: RFC 9110 §4.2, RFC 6455 §3, RFC 1738 §3, RFC 6068. */
const SCHEMES: Readonly<Record<Exclude<Carriage, 'unknown'>, string>> = {
  encrypted: 'https: wss: sftp: ftps:',
  cleartext: 'http: ws: ftp: telnet: tftp:',
  mail: 'mailto:',
  // RFC 5724 (sms), RFC 3966 (tel): through a carrier's network, on which the carrier can listen.
  phone: 'sms: smsto: mms: mmsto: tel: callto:',
  // Apple's own schemes: Messages and FaceTime choose how to deliver.
  apple: 'imessage: facetime: facetime-audio:',
  // Nothing leaves the device, or the browser refuses to navigate there from a form.
  nowhere: 'blob: data: about: chrome-extension: moz-extension:',
};
const CARRIAGES = Object.keys(SCHEMES) as (keyof typeof SCHEMES)[];

/** Returns how a scheme (lower-case, with its colon) carries data; `unknown`: only another app or a script knows. */
export function carriageOf(scheme: string): Carriage {
  return CARRIAGES.find((one) => SCHEMES[one].split(' ').includes(scheme)) ?? 'unknown';
}

/** Whether this scheme starts a call rather than a message. */
export function isCall(scheme: string): boolean {
  return scheme === 'tel:' || scheme === 'callto:';
}

/**
 * Whether this host (as `URL.hostname` spells it) is the device itself or is known only on a local network. Addresses:
 * RFC 6890; names: RFC 6761 §6.3, RFC 6762 §3, RFC 8375 §4, `.internal`; `.onion` (RFC 7686) is encrypted by its own
 * network. A name without a dot belongs to a local network; a dot at the end is the root's (RFC 1034 §3.1).
 */
export function isLocalHost(host: string): boolean {
  if (/^\[|^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateAddress(host);
  return /^[^.]*\.?$|\.(localhost|local|internal|home\.arpa|onion|test)\.?$/.test(host);
}

/**
 * May a request of ours name this host? Spelled as browsers spell one (URL, "host parsing"), nothing of it is a path, a port
 * or a user; and it is none that only a local network knows.
 */
export function isAskableHost(host: string): boolean {
  return URL.parse(`https://${host}/`)?.hostname === host && !isLocalHost(host);
}

/** Does this leave unencrypted, judging by the addresses of destination and page? */
export function leavesUnencrypted(scheme: string, pageScheme: string): boolean {
  const carriage = carriageOf(scheme);
  return (
    carriage === 'cleartext' || carriage === 'mail' || (carriage === 'unknown' && pageScheme === 'http:')
  );
}

/** Returns a destination's name for people: its app, host or scheme; the page's host where only a script knows. */
export function nameOfDestination({ app, scheme, host, page }: Destination): string {
  return app ?? (host || scheme || page.host);
}

/**
 * Whether there could be anything to report about this destination. The page asks the worker only if so: an encrypted
 * form on an encrypted page stays silent, and so does everything that stays on a local network.
 */
export function isReportable(destination: Destination, hasFiles: boolean): boolean {
  const { scheme, host, page } = destination;
  const carriage = carriageOf(scheme);
  if (carriage === 'nowhere') return false;
  if (carriage === 'mail') return true;
  if (hasFiles) return !isLocalHost(host === '' ? page.host : host);
  if (isLocalHost(host === '' ? page.host : host)) return false;
  return carriage === 'cleartext' || page.scheme === 'http:';
}
