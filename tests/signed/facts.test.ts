/** Corrections between releases: which are accepted, which are not, and what remains of the earlier ones. */
import { describe, expect, it, vi } from 'vitest';
import { makeKey, signFacts } from '../../utils/facts/sign.ts';
import { MAX_BYTES } from '../../utils/lookups/corrections-file.ts';
import type { EgressRequest, EgressResponse } from '../../utils/lookups/egress.ts';
import { keptFacts, renewFacts, type Facts, type KeptFacts } from '../../utils/signed/facts.ts';

const NOW = Date.parse('2026-12-02T09:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const KEY = makeKey();
const CHANGE = {
  table: 'transfer-services',
  name: 'wormhole.app',
  source: 'https://wormhole.app/news',
  asOf: '2026-12-01',
} as const;
const facts = (version: number, more: object = {}) =>
  JSON.stringify({ version, made: '2026-12-01', changes: [CHANGE], ...more });
const signed = (json: string, key = KEY) => signFacts(json, key).file;
const URL_ = `https://facts.example.org/f.txt#${signFacts(facts(1), KEY).publicKey}`;

const answering = (body: string | Uint8Array, status = 200): EgressResponse => ({
  ok: true,
  status,
  headers: new Headers(),
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
});

const failing = (reason: 'too-large' | 'redirected'): EgressResponse => ({ ok: false, reason });

/** Requests once at `at`, with `reply` as the answer, and returns the new state and the requests made. */
async function renew(kept: KeptFacts | null, reply: EgressResponse, at = NOW, url = URL_) {
  const asked: EgressRequest[] = [];
  const ask = (question: EgressRequest) => {
    asked.push(question);
    return Promise.resolve(reply);
  };
  return { next: await renewFacts(kept, url, { ask, now: () => at }), asked };
}
const numberIn = async (kept: KeptFacts | null) => (await keptFacts(kept, URL_))?.version;

describe('a file with corrections', () => {
  it('is taken where its key signed it, asked for once a day, and names nobody', async () => {
    const first = await renew(null, answering(signed(facts(1))));
    expect(first.next).toMatchObject({ outcome: 'taken', askedAt: NOW, url: URL_ });
    expect(first.asked).toMatchObject([
      {
        url: 'https://facts.example.org/f.txt',
        stage: 4,
        purpose: 'facts',
        revealed: '–',
        maxBytes: MAX_BYTES,
      },
    ]);
    const used = (await keptFacts(first.next, URL_)) as Facts;
    expect(used).toEqual({ version: 1, made: '2026-12-01', changes: [CHANGE] });
    expect((await renew(first.next, answering(signed(facts(2))), NOW + DAY - 1)).asked).toEqual([]);
    expect((await renew(first.next, answering(signed(facts(2))), NOW - 2 * DAY)).asked.length).toBe(1);
    const later = await renew(first.next, answering(signed(facts(2))), NOW + DAY);
    expect(await numberIn(later.next)).toBe(2);
  });

  it('is told to be unchecked, not wrongly signed, where the browser cannot check signatures', async () => {
    const missing = vi
      .spyOn(crypto.subtle, 'importKey')
      .mockRejectedValue(new DOMException('', 'NotSupportedError'));
    expect((await renew(null, answering(signed(facts(1))))).next).toMatchObject({
      outcome: 'unchecked',
      file: '',
    });
    missing.mockRestore();
  });

  const good = signed(facts(3));
  it.each([
    ['another key’s', answering(signed(facts(4), makeKey())), 'signature'],
    ['an older one, however well signed', answering(signed(facts(1))), 'older'],
    ['the same one again', answering(signed(facts(2))), 'unchanged'],
    ['one that was cut short', answering(good.slice(0, -1)), 'signature'],
    ['one that was cut in its signature', answering(good.slice(0, 60)), 'signature'],
    ['one to which something was added', answering(`${good} `), 'signature'],
    ['one with a mark at its beginning', answering(`\uFEFF${good}`), 'signature'],
    ['corrections without a signature', answering(facts(4)), 'signature'],
    [
      'what was signed for another purpose',
      answering(signed(`x${facts(4)}`).replace('\nx', '\n')),
      'signature',
    ],
    ['nothing', answering(''), 'signature'],
    ['garbage', answering(new Uint8Array([0xff, 0xfe, 0, 1])), 'format'],
    ['a page', answering('<!doctype html><title>404</title>'), 'signature'],
    ['a row of its own', answering(signed(facts(4, { changes: [{ ...CHANGE, verified: true }] }))), 'format'],
    ['a level', answering(signed(facts(4, { changes: [{ ...CHANGE, keys: 'recipient' }] }))), 'format'],
    [
      'a table that makes nothing better',
      answering(signed(facts(4, { changes: [{ ...CHANGE, table: 'hsts' }] }))),
      'format',
    ],
    [
      'a source that is not https',
      answering(signed(facts(4, { changes: [{ ...CHANGE, source: 'javascript:0' }] }))),
      'format',
    ],
    ['a day that has not come', answering(signed(facts(4, { made: '2027-01-01' }))), 'format'],
    ['a number that is none', answering(signed(facts(1e300))), 'format'],
    ['no number', answering(signed('{"changes":[]}')), 'format'],
    ['too many', answering(signed(facts(4, { changes: Array<unknown>(1001).fill(CHANGE) }))), 'format'],
    ['an error', answering(good, 500), 'unanswered'],
    ['a huge file', failing('too-large'), 'unanswered'],
    ['a redirect', failing('redirected'), 'unanswered'],
  ])('is not taken: %s', async (_, reply, outcome) => {
    const kept = (await renew(null, answering(signed(facts(2))))).next;
    const { next } = await renew(kept, reply, NOW + DAY);
    expect(next?.outcome).toBe(outcome);
    expect(next?.askedAt, 'the next question is a day away').toBe(NOW + DAY);
    expect(await numberIn(next), 'what was in use stays').toBe(2);
    expect(await numberIn((await renew(null, reply)).next)).toBe(
      outcome === 'older' ? 1 : outcome === 'unchanged' ? 2 : undefined,
    );
  });

  it('stays, and is not taken back by an older one, on a clock that is set back', async () => {
    const kept = (await renew(null, answering(signed(facts(2))))).next;
    const { next } = await renew(
      kept,
      answering(signed(facts(1, { made: '2026-01-01', changes: [] }))),
      NOW - 300 * DAY,
    );
    expect(next?.outcome).toBe('older');
    expect(await keptFacts(next, URL_)).toMatchObject({ version: 2 });
  });

  it('of the same key stays where only the address is another, and no older one takes its place', async () => {
    const kept = (await renew(null, answering(signed(facts(9))))).next;
    const moved = URL_.replace('f.txt', 'moved.txt');
    expect(await keptFacts(kept, moved), 'in use until the new address answers').toMatchObject({
      version: 9,
    });
    const silent = await renew(kept, failing('too-large'), NOW, moved);
    expect(silent.asked, 'asked at once').toMatchObject([{ url: 'https://facts.example.org/moved.txt' }]);
    expect(await keptFacts(silent.next, moved)).toMatchObject({ version: 9 });
    const played = await renew(kept, answering(signed(facts(8, { changes: [] }))), NOW, moved);
    expect(played.next).toMatchObject({ outcome: 'older', url: moved });
    expect(await keptFacts(played.next, moved)).toMatchObject({ version: 9, changes: [CHANGE] });
    const next = await renew(played.next, answering(signed(facts(10))), NOW + DAY, moved);
    expect(await keptFacts(next.next, moved)).toMatchObject({ version: 10 });
  });

  it('stands for the whole: what the next version leaves out is as the release has it again, and may come back', async () => {
    const one = (await renew(null, answering(signed(facts(1))))).next;
    const none = (await renew(one, answering(signed(facts(2, { changes: [] }))), NOW + DAY)).next;
    expect(await keptFacts(none, URL_)).toMatchObject({ version: 2, changes: [] });
    const again = (await renew(none, answering(signed(facts(3))), NOW + 2 * DAY)).next;
    expect(await keptFacts(again, URL_)).toMatchObject({ version: 3, changes: [CHANGE] });
  });

  it('may name a row twice, and JSON that names a field twice counts as it was read when it was signed', async () => {
    const twice = (await renew(null, answering(signed(facts(1, { changes: [CHANGE, CHANGE] }))))).next;
    expect((await keptFacts(twice, URL_))?.changes).toEqual([CHANGE, CHANGE]);
    const odd = facts(1).replace('{"version":1', '{"version":9,"version":1');
    expect(await numberIn((await renew(null, answering(signed(odd)))).next)).toBe(1);
  });

  it('counts for the key that is set, and only as long as it is', async () => {
    const kept = (await renew(null, answering(signed(facts(9))))).next as KeptFacts;
    const key = makeKey();
    const other = `https://facts.example.org/f.txt#${signFacts(facts(1), key).publicKey}`;
    expect(await keptFacts(kept, other)).toBe(null);
    expect(await keptFacts({ ...kept, url: other }, other), 'stored as if it were').toBe(null);
    const { next } = await renew(kept, answering(signed(facts(1), key)), NOW, other);
    expect(next, 'another key counts anew').toMatchObject({ outcome: 'taken', url: other });
  });
});
