/** Looks up in the zones what the fake Internet's resolver answers. */
import type { Type } from './wire.ts';
import { good, sts, ZONES, type Zone } from './zones.ts';

/** Domains that exist in any number: `bulk-0001.org` with only a mail host, `strict-0001.org` with MTA-STS. */
const NUMBERED = /^(bulk|strict)-\d{4}\.org$/;

function numbered(domain: string): Zone | undefined {
  const kind = NUMBERED.exec(domain)?.[1];
  if (kind === undefined) return undefined;
  return kind === 'bulk'
    ? { what: kind, records: { MX: `10 mx.${domain}` }, level: 'unproven' }
    : { what: kind, records: sts(domain), policy: { body: good(domain) }, level: 'transport' };
}

const TTL = 3600;

export interface Found {
  readonly records: readonly string[];
  readonly secure: boolean;
  readonly ttl: number;
}

/** Returns the zone that a name belongs to, and the labels below it. */
export function zoneOf(
  name: string,
): { readonly domain: string; readonly below: string; readonly zone: Zone } | null {
  const labels = name.split('.');
  for (let at = 0; at < labels.length - 1; at += 1) {
    const domain = labels.slice(at).join('.');
    const zone = ZONES[domain] ?? numbered(domain);
    if (zone) return { domain, below: labels.slice(0, at).join('.'), zone };
  }
  return null;
}

/** Returns a zone's records of one type, at the labels below it. */
export function recordsOf(zone: Zone, below: string, type: Type): Found {
  return recordsIn(zone.records[below === '' ? type : `${type} ${below}`]);
}

/** Parses records as a zone writes them. */
export function recordsIn(text: string | undefined): Found {
  const secure = text?.startsWith('AD ') ?? false;
  const records = text === undefined ? [] : text.replace(/^AD /, '').split('|');
  return { records, secure, ttl: TTL };
}
