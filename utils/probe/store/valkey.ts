/** The store that several copies share: one Valkey (or Redis). What one copy observed, the others know. */
import { randomUUID } from 'node:crypto';
import type { HostRecord } from '../history.ts';
import { RETENTION, type Store } from './store.ts';
import { createValkeyClient } from './valkey-client.ts';

const PREFIX = 'sealcheck-probe:';
const HOSTS_BY_DUE = `${PREFIX}due`;
const CONFIRMING = `${PREFIX}confirming`;
const ASKED = `${PREFIX}asked`;
const DOMAINS = `${PREFIX}domains`;

/** Releases a claim, but only if it is still ours. */
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;
/** Counts; the count expires with its window. */
const COUNT = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n`;
/** Writes the record, its due time and whether it is being confirmed, in one step. */
const WRITE = `redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
if ARGV[5] == '1' then redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1]) else redis.call('ZREM', KEYS[3], ARGV[1]) end
return 1`;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Creates the store; it connects on first use. */
export function openValkey(address: string): Store {
  const client = createValkeyClient(address);
  const command = (...words: readonly (string | number)[]) => client.command(...words);
  /** Identifies this copy's claims. */
  const self = randomUUID();
  const hostKey = (host: string) => `${PREFIX}host:${host}`;
  const claimKey = (host: string) => `${PREFIX}claim:${host}`;
  const mailHostKey = (host: string) => `${PREFIX}mx:${host}`;
  const run = async (...words: readonly (string | number)[]) => {
    await command(...words);
  };
  return {
    async read(host) {
      const text = await command('GET', hostKey(host));
      return typeof text === 'string' ? (JSON.parse(text) as HostRecord) : null;
    },
    write: (record) =>
      run(
        ...['EVAL', WRITE, 3, hostKey(record.host), HOSTS_BY_DUE, CONFIRMING],
        ...[record.host, JSON.stringify(record), record.due, RETENTION, record.series === null ? '0' : '1'],
      ),
    claim: async (host, now, until) =>
      (await command('SET', claimKey(host), self, 'NX', 'PX', Math.max(1, until - now))) === 'OK',
    release: (host) => run('EVAL', RELEASE, 1, claimKey(host), self),
    noteAsked: (host, now) => run('ZADD', ASKED, now, host),
    async due(now, askedSince, most) {
      const dueIn = async (set: string) => texts(await command('ZRANGEBYSCORE', set, '-inf', now));
      if (askedSince === null) return (await dueIn(CONFIRMING)).slice(0, most);
      const [due, asked] = await Promise.all([
        dueIn(HOSTS_BY_DUE),
        command('ZRANGEBYSCORE', ASKED, askedSince, '+inf'),
      ]);
      const inUse = new Set(texts(asked));
      return due.filter((host) => inUse.has(host)).slice(0, most);
    },
    async learn(domain, hosts, until) {
      const life = Math.max(1, until - Date.now());
      await Promise.all(hosts.map((host) => command('SET', mailHostKey(host), domain, 'PX', life)));
      await command('HSET', DOMAINS, domain, JSON.stringify({ hosts, until }));
    },
    isMailHost: async (host) => (await command('EXISTS', mailHostKey(host))) === 1,
    async count(key, window, now) {
      const start = Math.floor(now / window) * window;
      return Number(await command('EVAL', COUNT, 1, `${PREFIX}count:${start}:${key}`, window));
    },
    async domains() {
      const pairs = texts(await command('HGETALL', DOMAINS));
      const found = pairs.flatMap((text, at) => {
        if (at % 2 === 0) return [];
        const { hosts } = JSON.parse(text) as { hosts: string[] };
        return [{ domain: pairs[at - 1] ?? '', hosts }];
      });
      return found.sort((a, b) => a.domain.localeCompare(b.domain));
    },
    async prune(now) {
      const old = texts(await command('ZRANGEBYSCORE', ASKED, '-inf', now - RETENTION, 'LIMIT', 0, 1_000));
      for (const host of old) {
        await Promise.all([ASKED, HOSTS_BY_DUE, CONFIRMING].map((set) => command('ZREM', set, host)));
        await command('DEL', hostKey(host));
      }
      const pairs = texts(await command('HGETALL', DOMAINS));
      const over = pairs.filter((_, at) => {
        const value = pairs[at + 1];
        return at % 2 === 0 && value !== undefined && (JSON.parse(value) as { until: number }).until < now;
      });
      if (over.length > 0) await command('HDEL', DOMAINS, ...over);
    },
    ping: () => run('PING'),
    close() {
      client.close();
      return Promise.resolve();
    },
  };
}
