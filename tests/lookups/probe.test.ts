/** What the extension asks an organisation's probe, and what it makes of the answers (docs/probe.md). */
import { describe, expect, it } from 'vitest';
import { lookUpProbe, lookUpProbedDomain } from '../../utils/lookups/probe.ts';
import { NOW } from '../core/evidence.ts';
import { fakeNetwork } from './fake-network.ts';

const HOUR = 60 * 60 * 1000;
const iso = (time: number) => new Date(time).toISOString();
const SEEN = { host: 'mx.a.org', starttls: true, certValid: true, at: iso(NOW) };
const FINE = {
  ...SEEN,
  expires: iso(NOW + HOUR / 2),
  problem: null,
  evidence: { step: 'done', protocol: 'TLSv1', certificate: ['wrong-name'], dane: 'mismatch' },
};
const UNHEARD = { ...SEEN, starttls: null, problem: 'not-known' };

function over(respond: (request: Request) => Response, url = 'https://probe.own.org/') {
  // Stage 0: naming the server is the consent.
  const network = fakeNetwork(respond, { stage: 0, peer: 'private' });
  const servers = {
    blueBubbles: { url: '', password: '' },
    probe: { url, token: 't0ken' },
    directoryUrl: '',
  };
  return { network, ports: { now: () => NOW, ask: network.ask, servers } };
}
const about = (host: string, more: object = {}) => ({ ...SEEN, host, ...more });
const paths = ({ requests }: ReturnType<typeof over>['network']) =>
  requests.map(({ url }) => url.replace('https://probe.own.org', ''));

describe('a probe', () => {
  it('says what it saw; it is told a mail host and its token', async () => {
    const { network, ports } = over(() => Response.json(SEEN));
    expect(await lookUpProbe(['mx.a.org'], 'a.org', ports)).toMatchObject({
      ok: true,
      value: [{ host: 'mx.a.org', starttls: true, certValid: true, faults: [], protocol: null, at: NOW }],
    });
    expect(paths(network)).toEqual(['/v1/probe?mx=mx.a.org']);
    expect(network.requests[0]?.headers.get('authorization')).toBe('Bearer t0ken');
    expect(network.entries).toMatchObject([{ to: 'probe.own.org', revealed: 'mx.a.org' }]);
  });

  it('may say more', async () => {
    const { ports } = over(() => Response.json(FINE));
    expect(await lookUpProbe(['mx.a.org'], 'a.org', ports)).toMatchObject({
      expiresAt: NOW + HOUR / 2,
      value: [{ protocol: 'TLSv1', faults: ['wrong-name'], dane: 'mismatch' }],
    });
  });

  it('is asked about several hosts at once, and answers in any order', async () => {
    const { network, ports } = over(() => Response.json({ answers: [about('mx.b.org'), about('mx.a.org')] }));
    const answer = await lookUpProbe(['mx.a.org', 'mx.b.org'], 'a.org', ports);
    expect(answer).toMatchObject({ ok: true, value: [{ host: 'mx.a.org' }, { host: 'mx.b.org' }] });
    expect(paths(network)).toEqual(['/v1/probe?mx=mx.a.org&mx=mx.b.org']);
    expect(network.entries).toMatchObject([{ revealed: 'mx.a.org mx.b.org' }]);
  });

  it('that answers about one host only is asked about each', async () => {
    const { network, ports } = over(({ url }) =>
      Response.json(about(new URL(url).searchParams.getAll('mx').at(-1) ?? '')),
    );
    const answer = await lookUpProbe(['mx.a.org', 'mx.b.org'], 'a.org', ports);
    expect(answer).toMatchObject({ ok: true, value: [{ host: 'mx.a.org' }, { host: 'mx.b.org' }] });
    expect(paths(network).slice(1)).toEqual(['/v1/probe?mx=mx.a.org', '/v1/probe?mx=mx.b.org']);
  });

  it('is told the domain only where it has not heard of the host, and the list of requests says so', async () => {
    const { network, ports } = over(({ url }) => Response.json(url.includes('domain=') ? SEEN : UNHEARD));
    expect(await lookUpProbe(['mx.a.org'], 'a.org', ports)).toMatchObject({
      ok: true,
      value: [{ starttls: true }],
    });
    expect(paths(network)).toEqual(['/v1/probe?mx=mx.a.org', '/v1/probe?mx=mx.a.org&domain=a.org']);
    expect(network.entries).toMatchObject([{ revealed: 'mx.a.org' }, { revealed: 'a.org mx.a.org' }]);
  });

  it.each([
    ['unconfirmed', 'unconfirmed'],
    ['looking', 'pending'],
    ['timeout', 'timeout'],
    ['deferred', 'rate-limited'],
    ['something new', 'unconfirmed'],
    ['__proto__', 'unconfirmed'],
  ])('that saw nothing (%s) is asked again soon', async (problem, reason) => {
    const { ports } = over(() => Response.json({ ...FINE, starttls: null, problem }));
    const answer = await lookUpProbe(['mx.a.org'], 'a.org', ports);
    expect(answer).toMatchObject({ ok: true, value: [{ starttls: null, reason }], expiresAt: NOW + 60_000 });
  });

  it('whose clock is ahead has seen nothing of tomorrow, and its answer lives an hour at most', async () => {
    const at = iso(NOW + 365 * 24 * HOUR);
    const { ports } = over(() => Response.json({ ...FINE, at, expires: at }));
    expect(await lookUpProbe(['mx.a.org'], 'a.org', ports)).toMatchObject({
      value: [{ at: NOW }],
      expiresAt: NOW + HOUR,
    });
  });

  it('finds a domain’s hosts by itself', async () => {
    const body = { domain: 'a.org', mx: ['mx.a.org'], answers: [FINE] };
    const { network, ports } = over(() => Response.json(body));
    expect(await lookUpProbedDomain('a.org', ports)).toMatchObject({
      ok: true,
      value: [{ host: 'mx.a.org' }],
    });
    expect(paths(network)).toEqual(['/v1/domain?name=a.org']);
    expect(await lookUpProbedDomain('b.org', ports)).toMatchObject({ ok: false, reason: 'malformed' });
  });

  it.each([
    ['about another host', about('mx.b.org')],
    ['without a date', { ...SEEN, at: 'yesterday' }],
    ['without a finding', { ...SEEN, starttls: 'no' }],
    ['that is null without saying why', { ...SEEN, starttls: null }],
    ['nothing', null],
    ['a list without our host', { answers: [about('mx.b.org'), about('mx.c.org')] }],
  ])('an answer %s is none', async (_, answer) => {
    const { ports } = over(() => Response.json(answer));
    expect(await lookUpProbe(['mx.a.org'], 'a.org', ports)).toMatchObject({ ok: false, reason: 'malformed' });
  });

  it.each([
    [401, 'refused'],
    [429, 'rate-limited'],
    [503, 'http-status'],
  ])('status %d is no answer', async (status, reason) => {
    const { ports } = over(() => Response.json({ error: 'x' }, { status }));
    expect(await lookUpProbe(['mx.a.org'], 'a.org', ports)).toMatchObject({ ok: false, reason });
  });

  it('nobody is asked where none is set', async () => {
    const { network, ports } = over(() => Response.json(SEEN), '');
    expect(await lookUpProbe(['mx.a.org'], 'a.org', ports)).toMatchObject({ ok: false, reason: 'off' });
    expect(await lookUpProbedDomain('a.org', ports)).toMatchObject({ ok: false, reason: 'off' });
    expect(network.requests).toEqual([]);
  });
});
