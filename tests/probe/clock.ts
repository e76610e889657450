/**
 * A small mail world for the probe's tests: a clock, a resolver that answers from text, and servers behind public IP
 * addresses.
 */
import { connect } from 'node:net';
import { refusedNetworks } from '../../utils/probe/addresses.ts';
import type { Resolver } from '../../utils/probe/dns/resolver.ts';
import type { LookerKit } from '../../utils/probe/looker.ts';
import type { Scripted } from './scripted.ts';

export const START = Date.parse('2026-11-28T10:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface World {
  now: number;
  /** `<type> <name>` → `[secure] <record> | <record>`, `NXDOMAIN`, or `servfail`; a missing entry: no such record. */
  readonly dns: Record<string, string>;
  /** Servers by IP address. */
  readonly servers: Map<string, Scripted>;
  /** IP addresses that were connected to, in order. */
  readonly dialled: string[];
  /** Queries to the resolver, as `<type> <name>`, in order. */
  readonly asked: string[];
}

export const createWorld = (dns: Record<string, string> = {}): World => ({
  now: START,
  dns,
  servers: new Map(),
  dialled: [],
  asked: [],
});

function recordOf(type: string, text: string): unknown {
  const words = text.split(' ');
  if (type === 'MX') return { preference: Number(words[0]), exchange: words[1] };
  if (type !== 'TLSA') return text;
  const [usage, selector, matchingType] = words.map(Number);
  return { usage, selector, matchingType, data: words[3] };
}

/** Returns a resolver that answers from the world's `dns` and records every query in `asked`. */
export function resolverOf(world: World): Resolver {
  return {
    ask(name, type) {
      world.asked.push(`${type} ${name}`);
      const text = world.dns[`${type} ${name}`] ?? '';
      if (text === 'servfail') return Promise.resolve({ ok: false, reason: 'servfail' });
      const rest = text.replace('secure ', '');
      const exists = rest !== 'NXDOMAIN';
      const records = rest === '' || !exists ? [] : rest.split(' | ').map((one) => recordOf(type, one));
      const value = { exists, secure: text.startsWith('secure '), records };
      return Promise.resolve({ ok: true, value, ttl: 300 } as never);
    },
  };
}

/** Returns what the probe needs to examine hosts: connections to public addresses end at this world's servers. */
export function lookerOf(world: World, ca?: string): Omit<LookerKit, 'allows'> {
  return {
    resolver: resolverOf(world),
    refused: refusedNetworks([]),
    name: 'probe.city-office.org',
    // The clock stands still, so only the timeout of a single answer can end a probe.
    limits: { step: 5_000, whole: 60_000 },
    now: () => world.now,
    dial: (address) => {
      world.dialled.push(address);
      const server = world.servers.get(address);
      return connect({ host: '127.0.0.1', port: server?.port ?? 1 });
    },
    ...(ca === undefined ? {} : { ca }),
  };
}
