/** The public suffix list from a library: for the commands, which have no package to read it from. */
import { parse } from 'tldts';

/**
 * Whether anybody can register a name right below this one (`co.uk`, `github.io`), by the public suffix list
 * (publicsuffix.org) with its private part. The name is in lower case and A-labels.
 */
export function isSuffix(name: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(name, { allowPrivateDomains: true });
  return publicSuffix === name && (isIcann === true || isPrivate === true);
}
