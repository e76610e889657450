/** Names that may be asked about: those that the public DNS could contain. Pure. */
import { kindOfDomain, parseDomain } from '../core/domain.ts';

/** Returns a name in its canonical spelling. Null if no public mail server or domain can have it. */
export function parseName(text: string): string | null {
  if (text.length > 300) return null;
  const name = parseDomain(text);
  // The resolver decides which top-level domains exist.
  return name !== null && kindOfDomain(name, (top) => /[a-z]/.test(top)) === 'public' ? name : null;
}
