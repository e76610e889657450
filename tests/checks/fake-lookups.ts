/** Lookups that answer from short phrases, so that a case table reads like the zone it describes. */
import { UNKNOWN_REASONS, type Tls, type UnknownReason } from '../../utils/core/model.ts';
import type { PersonStatement } from '../../utils/core/people.ts';
import { KEY_FAULTS, type KeyFault, type KeyUsability } from '../../utils/core/key.ts';
import { silentLookups } from '../../utils/lookups/create-lookups.ts';
import type { DnsAnswer, DnsType } from '../../utils/lookups/dns-answer.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import type { Probed } from '../../utils/lookups/probe.ts';
import { NOW } from '../core/evidence.ts';
import type { Answer } from '../../utils/lookups/answer.ts';

export interface World {
  /** `<type> <name>` → `[secure] <record> | <record>`, `none`, `NXDOMAIN`, or the reason for a failure. */
  readonly dns?: Readonly<Record<string, string>>;
  /** Policy body by domain, or the reason for a failure. Lines are separated by ` / `. */
  readonly policies?: Readonly<Record<string, string>>;
  /** Policies fetched earlier, in the same form. */
  readonly kept?: Readonly<Record<string, string>>;
  /** `<place> <address>` → `usable <fingerprint>`, a fault, `none`, or the reason for a failure. */
  readonly keys?: Readonly<Record<string, string>>;
  /** By handle: `imessage yes you`, `smime no organisation`, separated by commas. */
  readonly facts?: Readonly<Record<string, string>>;
  /** By handle: `yes`, `no`, or the reason for a failure. */
  readonly imessage?: Readonly<Record<string, string>>;
  /**
   * By mail host: `open`, `fails` or `encrypted`, then any details, separated by commas: `bad certificate`, a named
   * certificate fault, a protocol, `DANE matches`, `DANE mismatch`, or `plain` (a probe that reports no faults); `old`
   * in front for an old result; or the reason why the host was not seen.
   */
  readonly probes?: Readonly<Record<string, string>>;
  /** Mail hosts that the probe itself finds for a domain. */
  readonly probed?: Readonly<Record<string, string>>;
  /** By host: `yes`, `no`, or the reason for a failure; then the connection, as `parseTls` reads it. */
  readonly https?: Readonly<Record<string, string>>;
  /**
   * Whether the browser would upgrade http to https, by host: `yes`, `no` (the default), or the reason for a failure.
   */
  readonly upgrades?: Readonly<Record<string, string>>;
}

const HOUR = 3_600_000;
const when = { observedAt: NOW, expiresAt: NOW + HOUR };

const isReason = (text: string): text is UnknownReason =>
  (UNKNOWN_REASONS as readonly string[]).includes(text);

function parseRecord(type: DnsType, text: string): unknown {
  const words = text.trim().split(' ');
  if (type === 'MX') return { preference: Number(words[0]), exchange: (words[1] ?? '').replace(/\.$/, '') };
  if (type !== 'TLSA' && type !== 'SMIMEA') return text.trim();
  const [usage, selector, matchingType] = words.map(Number);
  const data = words[3] === 'digest' ? 'ab'.repeat(matchingType === 2 ? 64 : 32) : (words[3] ?? '');
  return { usage, selector, matchingType, data };
}

function parseDns<T extends DnsType>(type: T, words: string | undefined): Answer<DnsAnswer<T>> {
  const source = { name: 'resolver', url: 'https://resolver.example' };
  const text = words ?? 'none';
  if (isReason(text)) return { ok: false, reason: text, source, ...when };
  const secure = text.startsWith('secure');
  const rest = text.replace(/^secure ?/, '');
  const empty = rest === 'none' || rest === 'NXDOMAIN';
  const records = empty ? [] : rest.split('|').map((record) => parseRecord(type, record));
  const value = { exists: rest !== 'NXDOMAIN', secure, records } as unknown as DnsAnswer<T>;
  return { ok: true, value, source, ...when };
}

/** Parses a connection in words: `TLSv1.3 [untrusted] [weak] [rsa]`. */
export function parseTls(words: string): Tls {
  const [protocol = '', ...faults] = words.split(' ');
  return {
    protocol,
    isTrusted: !faults.includes('untrusted'),
    isWeak: faults.includes('weak'),
    isReadableLater: faults.includes('rsa'),
  };
}

const isFault = (text: string): text is KeyFault => (KEY_FAULTS as readonly string[]).includes(text);

function keyUsabilityOf(text: string): KeyUsability | null {
  if (text === 'none') return null;
  if (isFault(text)) return { usable: false, fault: text };
  const fingerprint = text.replace('usable ', '');
  return { usable: true, fingerprint, armored: `armor of ${fingerprint}`, expiresAt: null };
}

function factsIn(text: string): PersonStatement[] {
  return text.split(', ').map((words) => {
    const [means, holds, by] = words.split(' ');
    return { means, holds: holds === 'yes', by, asOf: '2026-11-01' } as PersonStatement;
  });
}

const DAY = 24 * HOUR;

const FAULTS = ['wrong-name', 'expired', 'self-signed', 'unknown-issuer', 'bad certificate'];

/** Parses a probe's result for one host, in words. */
function probedOf(host: string, text: string): Probed {
  const words = text.replace(/^old /, '').split(', ');
  const faults = words.filter((word) => FAULTS.includes(word));
  return {
    host,
    starttls: isReason(text) ? null : words[0] !== 'open',
    reason: isReason(text) ? text : 'unconfirmed',
    certValid: words[0] === 'encrypted' && faults.length === 0,
    faults: words.includes('plain') ? [] : faults,
    protocol: words[0] === 'fails' ? '' : (words.find((word) => word.startsWith('TLS')) ?? 'TLSv1.3'),
    dane: words.find((word) => word.startsWith('DANE'))?.slice(5) ?? 'none',
    at: text.startsWith('old ') ? NOW - 40 * DAY : NOW - HOUR,
  };
}

function probedBy(hosts: readonly string[], { probes = {} }: World): Answer<readonly Probed[]> {
  const source = { name: 'probe' };
  const texts = hosts.map((host) => probes[host] ?? 'off');
  if (texts.includes('off') || hosts.length === 0) return { ok: false, reason: 'off', source, ...when };
  return { ok: true, value: hosts.map((host, at) => probedOf(host, texts[at] ?? '')), source, ...when };
}

/** Creates lookups over this world; `asked` lists every question in order. */
export function fakeLookups(world: World): Lookups & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    // Questions that this world cannot describe are switched off.
    ...silentLookups(() => NOW, 'off'),
    asked,
    dns(name, type) {
      asked.push(`${type} ${name}`);
      return Promise.resolve(parseDns(type, world.dns?.[`${type} ${name}`]));
    },
    key(place, { address }) {
      asked.push(`key ${place} ${address}`);
      const source = { name: place === 'wkd' ? 'wkd' : 'key-server', url: `https://keys.example/${place}` };
      const text = world.keys?.[`${place} ${address}`] ?? 'none';
      return Promise.resolve(
        isReason(text)
          ? { ok: false, reason: text, source, ...when }
          : { ok: true, value: keyUsabilityOf(text), source, ...when },
      );
    },
    smimea({ address }) {
      asked.push(`SMIMEA ${address}`);
      return Promise.resolve(parseDns('SMIMEA', world.dns?.[`SMIMEA ${address}`]));
    },
    statements(handle) {
      const text = world.facts?.[handle];
      const source = { name: 'people' };
      if (text !== undefined && isReason(text))
        return Promise.resolve({ ok: false, reason: text, source, ...when });
      return Promise.resolve({ ok: true, value: text === undefined ? [] : factsIn(text), source, ...when });
    },
    imessage(handle) {
      asked.push(`imessage ${handle}`);
      const source = { name: 'bluebubbles' };
      const text = world.imessage?.[handle] ?? 'off';
      return Promise.resolve(
        isReason(text)
          ? { ok: false, reason: text, source, ...when }
          : { ok: true, value: text === 'yes', source, ...when },
      );
    },
    probe(hosts) {
      asked.push(`probe ${hosts.join(' ')}`);
      return Promise.resolve(probedBy(hosts, world));
    },
    probedDomain(domain) {
      asked.push(`probe of ${domain}`);
      return Promise.resolve(probedBy(world.probed?.[domain]?.split(' ') ?? [], world));
    },
    https(host) {
      asked.push(`https ${host}`);
      const source = { name: 'https-alternative', url: `https://${host}/` };
      const text = world.https?.[host] ?? 'network';
      if (isReason(text)) return Promise.resolve({ ok: false, reason: text, source, ...when });
      const [answer, ...words] = text.split(' ');
      const isOffered = answer === 'yes';
      const value = words.length === 0 ? { isOffered } : { isOffered, tls: parseTls(words.join(' ')) };
      return Promise.resolve({ ok: true, value, source, ...when });
    },
    browserUpgrades(host) {
      asked.push(`upgrades ${host}`);
      const source = { name: 'browser' };
      const text = world.upgrades?.[host] ?? 'no';
      return Promise.resolve(
        isReason(text)
          ? { ok: false, reason: text, source, ...when }
          : { ok: true, value: text === 'yes', source, ...when },
      );
    },
    mtaStsPolicy(domain, policyId) {
      if (policyId !== null) asked.push(`policy ${domain} ${policyId}`);
      const source = { name: 'mta-sts-policy' };
      const text = (policyId === null ? world.kept?.[domain] : world.policies?.[domain]) ?? 'network';
      return Promise.resolve(
        isReason(text)
          ? { ok: false, reason: text, source, ...when }
          : { ok: true, value: text.replaceAll(' / ', '\n'), source, ...when },
      );
    },
  };
}
