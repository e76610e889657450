/** The list of all lookups: complete, silent where lookups are switched off, and never made without consent. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../utils/lookups/cache.ts';
import { createLookups, silentLookups } from '../../utils/lookups/create-lookups.ts';
import type { EgressRequest, EgressResponse } from '../../utils/lookups/egress.ts';
import { PORTS, questionOf, UPKEEP, type Port } from '../../utils/lookups/questions.ts';
import { NOW } from '../core/evidence.ts';
import { NOBODY } from './fake-network.ts';

const UTILS = join(import.meta.dirname, '../../utils');
const ROOM = join(UTILS, 'lookups');
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
    expect([...PORTS, ...Object.keys(UPKEEP)]).toEqual(expect.arrayContaining(questionsIn(file)));
  },
);

it('no other file makes up a request', () => {
  const others = readdirSync(UTILS, { recursive: true, encoding: 'utf8' }).filter((file) => {
    if (!file.endsWith('.ts')) return false;
    const text = readFileSync(join(UTILS, file), 'utf8');
    return /^(?! *readonly).*\bmaxBytes:/m.test(text) && !text.includes('satisfies NetworkQuestion');
  });
  expect(others).toEqual([]);
});

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

function expectBounds({ purpose, revealed, timeout, maxBytes }: EgressRequest): void {
  expect(purpose).toMatch(/^[a-z-]+$/);
  expect(revealed).not.toBe('');
  expect(timeout).toBeLessThanOrEqual(8_000);
  expect(maxBytes).toBeLessThanOrEqual(4 * 1024 * 1024);
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
    requests.forEach(expectBounds);
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

describe.each(Object.entries(UPKEEP))('%s', (_, question) => {
  it('makes one request, to the URL that somebody set, which reveals nothing about anybody', async () => {
    const requests: EgressRequest[] = [];
    const ask = (request: EgressRequest): Promise<EgressResponse> => {
      requests.push(request);
      return Promise.resolve({ ok: false, reason: 'network' });
    };
    const url = 'https://own.example/file';
    const answer = await question.bind({ now: () => NOW, ask })(url);
    expect(answer).toMatchObject({ ok: false, reason: 'network', source: { name: question.source, url } });
    expect(requests).toMatchObject([{ url, stage: question.stage(), trusted: true, revealed: '–' }]);
    requests.forEach(expectBounds);
  });
});
