/** Where a form, an upload, a link or a chat sends data, and what its address alone tells. Pure. */
import { isPrivateAddress } from './ip.ts';
import type { Destination } from './model.ts';

export type Carriage = 'encrypted' | 'cleartext' | 'mail' | 'phone' | 'apple' | 'nowhere' | 'unknown';

/** How each scheme carries what is sent: RFC 9110 §4.2, RFC 6455 §3, RFC 1738 §3, RFC 6068. */
const SCHEMES: Readonly<Record<Exclude<Carriage, 'unknown'>, string>> = {
  encrypted: 'https: wss: sftp: ftps:',
  cleartext: 'http: ws: ftp: telnet: tftp:',
  mail: 'mailto:',
  // RFC 5724 (sms), RFC 3966 (tel): a carrier's network, which it can listen to.
  phone: 'sms: smsto: mms: mmsto: tel: callto:',
  // Apple's own: Messages and FaceTime choose how to go on.
  apple: 'imessage: facetime: facetime-audio:',
  // Nothing leaves the device, or the browser itself does not navigate there from a form.
  nowhere: 'blob: data: about: chrome-extension: moz-extension:',
};
const CARRIAGES = Object.keys(SCHEMES) as (keyof typeof SCHEMES)[];

/** How a scheme (lower-case, with its colon) carries what is sent. A script's work or an app's is unknown. */
export function carriageOf(scheme: string): Carriage {
  return CARRIAGES.find((one) => SCHEMES[one].split(' ').includes(scheme)) ?? 'unknown';
}

/** Does this scheme open a call, not a message? */
export function isCall(scheme: string): boolean {
  return scheme === 'tel:' || scheme === 'callto:';
}

/**
 * Is this host (as `URL.hostname` spells it) the device itself or one that only a local network knows?
 * Addresses: RFC 6890; names: RFC 6761 §6.3, RFC 6762 §3, RFC 8375 §4, `.internal`; `.onion` (RFC 7686) is
 * encrypted by its network. A name without a dot is a local network's; one at the end is the root's (RFC 1034 §3.1).
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

/** The name that a person knows a destination by: its app, its host, or its scheme; the page's host where only a script knows. */
export function nameOfDestination({ app, scheme, host, page }: Destination): string {
  return app ?? (host || scheme || page.host);
}

/**
 * Could there be anything to tell about this destination? Decides, in the page, whether the worker is asked
 * at all: an encrypted form on an encrypted page is silent, and so is all that stays on a local network.
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
