/** Is what a form, an upload or a link sends encrypted in transit, judging by its address and its page? */
import type { Code } from '../core/codes.ts';
import { carriageOf, nameOfDestination } from '../core/destination.ts';
import type { Destination, Evidence } from '../core/model.ts';
import { isCurrent, isPreloaded } from '../data/hsts.ts';
import { largeTable } from '../data/large.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';

const ID = 'scheme';

type Provenance = Parameters<typeof finding>[3];

/** Returns why the browser upgrades `http:` here (RFC 6797 §8.3; Upgrade Insecure Requests §3.2); null: it does not. */
async function upgradeOf(subject: Destination, lookups: Lookups): Promise<Evidence | null> {
  const { scheme, host, upgraded } = subject;
  if (scheme !== 'http:') return null;
  const now = lookups.now();
  const because = (code: Code<'scheme'>) => ({ code, values: [host] });
  const strength = { strength: 'transport' } as const;
  if (upgraded) return finding(ID, 'yes', because('upgraded'), provenanceOf({ name: 'page' }, now), strength);
  // The browser's own answer first: it drops its preload list some months after the build, and knows what it does
  // itself.
  const answer = await lookups.browserUpgrades(host);
  if (answer.ok) return answer.value ? finding(ID, 'yes', because('hsts-here'), answer, strength) : null;
  const table = largeTable('hsts');
  if (isPreloaded(host, table) && isCurrent(table, now)) {
    const source = { name: 'hsts', url: table.source, asOf: table.asOf };
    return finding(ID, 'yes', because('hsts'), provenanceOf(source, now), strength);
  }
  // Without an answer, the address is taken as it is.
  return null;
}

/** Evaluates a destination that only a script knows: mixed content blocking keeps https pages' scripts to https. */
function evaluateScript({ scheme, page }: Destination, provenance: Provenance): Evidence {
  if (scheme !== '')
    return noAnswer(ID, { code: 'scheme-unknown', values: [scheme] }, 'unreadable', provenance);
  return page.scheme === 'https:'
    ? finding(ID, 'yes', { code: 'page-encrypted', values: [page.host] }, provenance, {
        strength: 'transport',
      })
    : finding(ID, 'no', { code: 'page-open', values: [page.host] }, provenance, { strength: 'exposed' });
}

/** Returns `evidence` unless the page came unencrypted: whoever can alter the page can redirect its form. */
function unlessAltered(
  { page }: Destination,
  name: string,
  evidence: Evidence,
  provenance: Provenance,
): Evidence {
  if (page.scheme !== 'http:') return evidence;
  const because = { code: 'page-altered', values: [page.host, name] } as const;
  return finding(ID, 'yes', because, provenance, { strength: 'unproven' });
}

async function evaluate(subject: Destination, lookups: Lookups): Promise<Evidence | null> {
  const { scheme } = subject;
  const name = nameOfDestination(subject);
  const now = lookups.now();
  const provenance = provenanceOf({ name: 'page' }, now);
  switch (carriageOf(scheme)) {
    case 'cleartext': {
      const upgrade = await upgradeOf(subject, lookups);
      if (upgrade) return unlessAltered(subject, name, upgrade, provenance);
      const code = scheme === 'http:' ? 'http' : 'open-scheme';
      const values = [name, scheme.slice(0, -1)];
      return finding(ID, 'no', { code, values }, provenance, { strength: 'exposed' });
    }
    case 'mail':
      return finding(ID, 'no', { code: 'mailto', values: [] }, provenance, { strength: 'exposed' });
    case 'encrypted': {
      const because = { code: 'https', values: [name] } as const;
      const evidence = finding(ID, 'yes', because, provenance, { strength: 'transport' });
      return unlessAltered(subject, name, evidence, provenance);
    }
    case 'phone':
    case 'apple':
      return null;
    case 'nowhere':
    case 'unknown':
      return evaluateScript(subject, provenance);
  }
}

export const scheme: Check<Destination> = {
  id: ID,
  async gather(subject, lookups) {
    // A link that carries its key is as safe as the mail that carries the link, however it is fetched.
    const evidence = subject.carriesKey === true ? null : await evaluate(subject, lookups);
    return evidence ? [evidence] : [];
  },
};
