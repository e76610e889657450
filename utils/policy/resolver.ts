/** Which DNS resolver is asked: one that we know by name, none, or the person's or organisation's own. */
import { isResolverTemplate } from '../core/doh-template.ts';
import { PUBLIC_KEY } from '../signed/ed25519.ts';

/** Public resolvers whose operators document an endpoint that validates DNSSEC and uses the wire format. */
const RESOLVERS = {
  quad9: 'https://dns.quad9.net/dns-query',
  cloudflare: 'https://cloudflare-dns.com/dns-query',
} as const;

export type ResolverChoice =
  { readonly kind: keyof typeof RESOLVERS | 'off' } | { readonly kind: 'own'; readonly url: string };

/** Whether this text contains two URLs, or a blank. Browsers would turn it into a single URL that nobody meant. */
export function isSeveral(text: string): boolean {
  return /\s|https?:.*https?:/i.test(text);
}

/** Whether this text is one https URL, without credentials or fragment. */
export function isHttpsUrl(text: string): boolean {
  const url = URL.parse(text);
  return !isSeveral(text) && url?.protocol === 'https:' && url.username + url.password + url.hash === '';
}

/** Whether this text is a resolver's https URL, or a template of one (RFC 8484 §4.1.1); no credentials or fragment. */
export function isResolverUrl(text: string): boolean {
  return !isSeveral(text) && isResolverTemplate(text);
}

/**
 * Whether this is the URL of a server of one's own: https, or http on the device itself; no credentials or fragment.
 */
export function isOwnServerUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || isSeveral(text) || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
  );
}

/** Whether this is the https URL of a file with corrections of the tables, `#`, and the public key that signs it. */
export function isFactsUrl(text: string): boolean {
  const [address = '', key = '', ...rest] = text.split('#');
  return rest.length === 0 && isHttpsUrl(address) && PUBLIC_KEY.test(key);
}

/** Returns the URL to ask. Null if DNS lookups are off. */
export function resolverUrlOf(choice: ResolverChoice): string | null {
  switch (choice.kind) {
    case 'off':
      return null;
    case 'own':
      return choice.url;
    case 'quad9':
    case 'cloudflare':
      return RESOLVERS[choice.kind];
  }
}

/** Parses a policy's value: `quad9`, `cloudflare`, `off`, an https URL or a template of one. Null for other texts. */
export function parseResolver(text: string): ResolverChoice | null {
  if (text === 'off' || text === 'quad9' || text === 'cloudflare') return { kind: text };
  return isResolverUrl(text) ? { kind: 'own', url: text } : null;
}
