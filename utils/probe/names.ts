/** Names that may be asked about: as the public DNS could know them. Pure. */
import { kindOfDomain, parseDomain } from '../core/domain.ts';

/** A name in its canonical spelling, or null where no public mail server or domain is called so. */
export function parseName(text: string): string | null {
  if (text.length > 300) return null;
  const name = parseDomain(text);
  // Which top-level domains there are is for the resolver to say.
  return name !== null && kindOfDomain(name, (top) => /[a-z]/.test(top)) === 'public' ? name : null;
}
