/** Which DNS resolver is asked: one that we know by name, none, or an address of the person's or organisation's own. */
import { isResolverTemplate } from '../core/doh-template.ts';
import { PUBLIC_KEY } from '../signed/ed25519.ts';

/** Public resolvers whose validating, wire-format endpoint is documented by their operators. */
const RESOLVERS = {
  quad9: 'https://dns.quad9.net/dns-query',
  cloudflare: 'https://cloudflare-dns.com/dns-query',
} as const;

export type ResolverChoice =
  { readonly kind: keyof typeof RESOLVERS | 'off' } | { readonly kind: 'own'; readonly url: string };

/** Do two addresses stand in this text, or one with blanks in it? Browsers would make one of them that nobody meant. */
export function isSeveral(text: string): boolean {
  return /\s|https?:.*https?:/i.test(text);
}

/** Is this text one https URL, without credentials or fragment? */
export function isHttpsUrl(text: string): boolean {
  const url = URL.parse(text);
  return !isSeveral(text) && url?.protocol === 'https:' && url.username + url.password + url.hash === '';
}

/** Is this text the https URL of a resolver or a template of one (RFC 8484 §4.1.1), without credentials or fragment? */
export function isResolverUrl(text: string): boolean {
  return !isSeveral(text) && isResolverTemplate(text);
}

/** Is this the URL of a server of one's own: https, or http on the device itself, without credentials, query or fragment? */
export function isOwnServerUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || isSeveral(text) || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
  );
}

/** Is this the https URL of a file with corrections of the tables, `#`, and the public key that it is signed with? */
export function isFactsUrl(text: string): boolean {
  const [address = '', key = '', ...rest] = text.split('#');
  return rest.length === 0 && isHttpsUrl(address) && PUBLIC_KEY.test(key);
}

/** The URL to ask, or null where lookups in the DNS are off. */
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

/** The choice in the words of a policy: `quad9`, `cloudflare`, `off`, an https URL or a template of one; null for any other text. */
export function parseResolver(text: string): ResolverChoice | null {
  if (text === 'off' || text === 'quad9' || text === 'cloudflare') return { kind: text };
  return isResolverUrl(text) ? { kind: 'own', url: text } : null;
}
