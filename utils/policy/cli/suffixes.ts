/** The public suffix list as a library has it: for the commands, which have no package to read it from. */
import { parse } from 'tldts';

/**
 * Can anybody register a name right below this one (`co.uk`, `github.io`)? By the public suffix list (publicsuffix.org),
 * with its private part. The name is in lower case and A-labels.
 */
export function isSuffix(name: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(name, { allowPrivateDomains: true });
  return publicSuffix === name && (isIcann === true || isPrivate === true);
}
