/**
 * One copy of the probe for tests/bench/probe.ts: the real service, in a world of hosts that all lead to one server.
 */
import { connect } from 'node:net';
import { readCall } from '../../utils/probe/config.ts';
import type { Resolver } from '../../utils/probe/dns/resolver.ts';
import { run } from '../../utils/probe/run.ts';

const [smtp = '', cache = '', hosts = ''] = process.argv.slice(2);

/** Host number n has its own address; domain number n names it. */
const resolver: Resolver = {
  ask(name, type) {
    const number = Number(/\d+/.exec(name)?.[0] ?? 0);
    const records =
      type === 'MX'
        ? [{ preference: 10, exchange: `mx${number}.bench.org` }]
        : type === 'A'
          ? [`203.0.${Math.floor(number / 250)}.${(number % 250) + 1}`]
          : [];
    const value = { exists: number <= Number(hosts), secure: false, records };
    return Promise.resolve({ ok: true, value, ttl: 300 } as never);
  },
};

const args = [
  '--listen',
  '127.0.0.1:0',
  '--name',
  'probe.bench.org',
  '--cache',
  cache,
  '--per-minute',
  '1000000',
];
const running = await run(readCall([...args, '--per-day', '100000000'], {}).config(), {
  looker: { resolver, dial: () => connect({ host: '127.0.0.1', port: Number(smtp) }) },
  log: (event, { host }) => {
    if (event === 'look') process.send?.({ look: host });
  },
});
process.send?.({ port: running.port });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ memory: process.memoryUsage().heapUsed });
});
