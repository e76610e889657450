/** Lookups that answer from words, so that a case table reads like the zone it describes. */
import { UNKNOWN_REASONS, type UnknownReason } from '../../utils/core/model.ts';
import type { Answer, DnsAnswer, DnsType, Lookups } from '../../utils/lookups/lookups.ts';
import { NOW } from '../core/evidence.ts';

export interface World {
  /** `<type> <name>` → `[secure] <record> | <record>`, `none`, `NXDOMAIN`, or the reason of a failure. */
  readonly dns?: Readonly<Record<string, string>>;
  /** Policy body by domain, or the reason of a failure. Lines are separated by ` / `. */
  readonly policies?: Readonly<Record<string, string>>;
  /** By host: `yes`, `no`, or the reason of a failure. */
  readonly https?: Readonly<Record<string, string>>;
}

const HOUR = 3_600_000;
const when = { observedAt: NOW, expiresAt: NOW + HOUR };

const isReason = (text: string): text is UnknownReason =>
  (UNKNOWN_REASONS as readonly string[]).includes(text);

function parseRecord(type: DnsType, text: string): unknown {
  const words = text.trim().split(' ');
  if (type === 'MX') return { preference: Number(words[0]), exchange: (words[1] ?? '').replace(/\.$/, '') };
  if (type !== 'TLSA') return text.trim();
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

/** Lookups over this world; `asked` lists every question in order. */
export function fakeLookups(world: World): Lookups & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    now: () => NOW,
    dns(name, type) {
      asked.push(`${type} ${name}`);
      return Promise.resolve(parseDns(type, world.dns?.[`${type} ${name}`]));
    },
    https(host) {
      asked.push(`https ${host}`);
      const source = { name: 'https-twin', url: `https://${host}/` };
      const text = world.https?.[host] ?? 'network';
      return Promise.resolve(
        isReason(text)
          ? { ok: false, reason: text, source, ...when }
          : { ok: true, value: text === 'yes', source, ...when },
      );
    },
    mtaStsPolicy(domain, policyId) {
      asked.push(`policy ${domain} ${policyId}`);
      const source = { name: 'mta-sts-policy' };
      const text = world.policies?.[domain] ?? 'network';
      return Promise.resolve(
        isReason(text)
          ? { ok: false, reason: text, source, ...when }
          : { ok: true, value: text.replaceAll(' / ', '\n'), source, ...when },
      );
    },
  };
}
