/** Assembles the whole service from its settings. */
import { connect, isIP, type Socket } from 'node:net';
import { refusedNetworks } from './addresses.ts';
import type { Config } from './config.ts';
import { createResolver } from './dns/resolver.ts';
import { createRequestServer } from './http/server.ts';
import { createMetrics } from './metrics.ts';
import { createService, type ServiceKit } from './service.ts';
import { openStore } from './store/open.ts';

/** Longest wait (ms): slow hosts are believed, but nobody waits longer. RFC 5321 §4.5.3.2 allows minutes. */
const LIMITS = { step: 30_000, whole: 60_000 };
/** Browsers wait 8 seconds for an own server (lookups/own-servers.ts). */
const PATIENCE = 6_000;
const MINUTE = 60_000;

const SMTP = 25;

/** Returns a function that connects to port 25 of an address, from each of our own addresses of its family in turn. */
export function createDialer(from: readonly string[]): (address: string) => Socket {
  let turn = 0;
  return (address) => {
    const own = from.filter((one) => isIP(one) === isIP(address));
    turn += 1;
    const localAddress = own[turn % own.length];
    return connect({ host: address, port: SMTP, ...(localAddress === undefined ? {} : { localAddress }) });
  };
}

/** Writes one line of JSON for each event, on standard output. */
export function logLine(event: string, facts: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`);
}

export interface Running {
  readonly port: number;
  close(): Promise<void>;
}

/** What tests replace: clock, network and patience. */
export type Stand = Partial<Pick<ServiceKit, 'random' | 'patience' | 'log'>> & {
  readonly looker?: Partial<ServiceKit['looker']>;
};

/** Starts the service. Throws if it cannot listen, or the cache cannot be opened. */
export async function run(config: Config, stand: Stand = {}): Promise<Running> {
  const { log = logLine } = stand;
  const refused = refusedNetworks(config.refuse);
  const resolver = createResolver(config.resolver, config.ca);
  const store = await openStore(config.cache);
  const metrics = createMetrics();
  const ca = config.ca === undefined ? {} : { ca: config.ca };
  const looker = {
    ...{ resolver, refused, limits: LIMITS, name: config.name, now: Date.now, ...ca },
    dial: createDialer(config.from),
    ...stand.looker,
  };
  const policy = { resolver: looker.resolver, refused, ...ca };
  const { random = Math.random, patience = PATIENCE } = stand;
  const service = createService({ looker, policy, store, metrics, log, random, patience });
  const { now } = looker;
  const { tokens, isOpen, quota } = config;
  const door = createRequestServer({ service, store, metrics, tokens, isOpen, quota, now, log }, config.tls);
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject).listen(config.port, config.host, resolve);
  });
  const timer = setInterval(() => {
    const isNight = new Date(now()).getUTCHours() === config.refreshHour;
    service.work(isNight).then(
      () => (isNight ? store.prune(now()) : undefined),
      (error: unknown) => {
        log('work failed', { error: String(error) });
      },
    );
  }, MINUTE / 2);
  const address = door.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  log('listening', { host: config.host, port });
  return {
    port,
    close: async () => {
      clearInterval(timer);
      await new Promise<void>((resolve) => {
        door.close(() => {
          resolve();
        });
        door.closeIdleConnections();
      });
      await store.close();
    },
  };
}
