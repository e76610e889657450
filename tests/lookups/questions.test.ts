/** The list of all lookups: complete, silent where lookups are switched off, and never made without consent. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../utils/lookups/cache.ts';
import { createLookups, silentLookups } from '../../utils/lookups/create-lookups.ts';
import type { EgressRequest, EgressResponse } from '../../utils/lookups/egress.ts';
import { PORTS, questionOf, type Port } from '../../utils/lookups/questions.ts';
import { NOW } from '../core/evidence.ts';
import { NOBODY } from './fake-network.ts';

const ROOM = join(import.meta.dirname, '../../utils/lookups');
const FILES = readdirSync(ROOM).filter((file) => file.endsWith('.ts'));
const textOf = (file: string) => readFileSync(join(ROOM, file), 'utf8');
const questionsIn = (file: string) =>
  [...textOf(file).matchAll(/^export const (\w+) = \{[^]*?^\} satisfies NetworkQuestion;/gm)].map(
    ([, name]) => name,
  );

it.each(FILES.filter((file) => textOf(file).includes('satisfies NetworkQuestion')))(
  'what %s asks is listed, by the name that it has there',
  (file) => {
    if (file === 'questions.ts') return;
    expect(questionsIn(file)).not.toEqual([]);
    expect(PORTS).toEqual(expect.arrayContaining(questionsIn(file)));
  },
);

const ANN = { address: 'ann@own.org', localPart: 'ann', domain: 'own.org' };
/** Arguments of each lookup; one that is not listed takes a host. */
const ARGUMENTS: Partial<Record<Port, readonly unknown[]>> = {
  dns: ['own.org', 'MX'],
  mtaStsPolicy: ['own.org', '1'],
  key: ['key-server', ANN],
  smimea: [ANN],
  probe: [['mx.own.org'], 'own.org'],
};
type Asked = Readonly<Record<Port, (...args: readonly unknown[]) => Promise<unknown>>>;
const argumentsOf = (port: Port) => ARGUMENTS[port] ?? ['own.org'];

/**
 * Creates lookups with every kind of server configured, and returns them with the requests they made through the
 * egress.
 */
function everything(answer: EgressResponse) {
  const requests: EgressRequest[] = [];
  const url = 'https://server.example';
  const lookups = createLookups({
    ...NOBODY,
    now: () => NOW,
    store: memoryStore(),
    ask: (question) => {
      requests.push(question);
      return Promise.resolve(answer);
    },
    resolver: 'https://dns.example/dns-query',
    keyServers: [{ protocol: 'hkp', url }],
    servers: { blueBubbles: { url, password: 'x' }, probe: { url, token: '' }, directoryUrl: url },
    askUpgrade: () => Promise.resolve(true),
  });
  return { lookups: lookups as unknown as Asked, requests };
}

describe.each(PORTS)('%s', (port) => {
  it('is silent for every reason, in the name of who would have answered', async () => {
    for (const reason of ['pending', 'not-public', 'private-window'] as const) {
      const asked = silentLookups(() => NOW, 'off').silent(reason) as unknown as Asked;
      const source = { name: questionOf(port).source };
      expect(await asked[port](...argumentsOf(port))).toMatchObject({ ok: false, reason, source });
    }
  });

  it('asks for no more consent than it says, and for no less', async () => {
    const { lookups, requests } = everything({ ok: false, reason: 'no-consent' });
    await lookups[port](...argumentsOf(port));
    const stage = questionOf(port).stage(...(argumentsOf(port) as never));
    expect(requests.map((one) => one.stage)).toEqual(stage === 0 ? [] : [stage]);
  });

  it('a request says what it is for, what it reveals and how much of an answer is read', async () => {
    const { lookups, requests } = everything({ ok: false, reason: 'network' });
    await lookups[port](...argumentsOf(port));
    for (const { purpose, revealed, timeout, maxBytes } of requests) {
      expect(purpose).toMatch(/^[a-z-]+$/);
      expect(revealed).not.toBe('');
      expect(timeout).toBeLessThanOrEqual(8_000);
      expect(maxBytes).toBeLessThanOrEqual(4 * 1024 * 1024);
    }
  });

  it('at hosts that nobody named, only the path that it says is asked, where our requests are watched', async () => {
    const { lookups, requests } = everything({ ok: false, reason: 'network' });
    await lookups[port](...argumentsOf(port));
    const { at } = questionOf(port);
    for (const { url, trusted } of requests)
      if (!trusted) {
        const { pathname } = new URL(url);
        const path = at?.path.replace(/\*$/, '') ?? 'none';
        expect(at?.path.endsWith('*') ? pathname.startsWith(path) : pathname === path, url).toBe(true);
      }
  });
});
