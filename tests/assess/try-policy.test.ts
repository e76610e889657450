// @vitest-environment jsdom
/**
 * Trying a policy out under present conditions: nothing is looked up unless requested, and the result says what was not
 * looked up.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Correction } from '../../utils/data/corrections.ts';
import { answered } from '../../utils/lookups/answer.ts';
import type { AskByName } from '../../utils/lookups/lookups.ts';
import type { Request } from '../../utils/messages/protocol.ts';
import type { From } from '../../utils/messages/receive.ts';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { createTrial } from '../../utils/worker/trial.ts';

vi.mock('../../utils/platform/browser.ts', () => ({
  browser: { runtime: { getURL: (path: string) => `chrome-extension://own-id${path}` } },
}));
const { tryPolicy } = await import('../../utils/assess/try-policy.ts');
const { lookupsBy } = await import('../../utils/assess/lookups-by.ts');
const judging = await import('../../utils/assess/judging.ts');

const NOW = Date.UTC(2026, 10, 29);
const LOCKED = { mailActions: { unproven: 'warn', undeliverable: 'warn' } };

/**
 * Tries a mail in a DNS where every name exists and promises no protection; the real worker code handles the request.
 */
async function tryLive(locked: object, tried: object = {}) {
  const asked: string[] = [];
  const put: AskByName = (port, args) => {
    asked.push(`${port} ${args.map((one) => (typeof one === 'string' ? one : '')).join(' ')}`);
    const [, type] = args;
    if (port === 'key') expect(Object.keys(args[1] as object)).toEqual(['address', 'localPart', 'domain']);
    const records = type === 'MX' ? [{ preference: 10, exchange: 'mx.plain-mail.org' }] : [];
    const known = port === 'dns' && { exists: true, secure: false, records };
    return Promise.resolve((known ? answered(known, 60, { name: 'resolver' }, NOW) : null) as never);
  };
  const here = { settings: resolve(parsePolicy({}), {}) } as EffectiveSettings;
  const { trial: askWorker } = createTrial(
    () => Promise.resolve(lookupsBy(() => NOW, put)),
    () => Promise.resolve(here),
  );
  const ask = (question: Request<'trial'>) => askWorker(question, {} as From);
  const mail = {
    kind: 'email',
    to: 'bob@plain-mail.org',
    from: 'mail.example',
    isLive: true,
    ...tried,
  } as const;
  const judgingUnder = () => Promise.resolve({ judging, isCorrected: true });
  const [trial] = await tryPolicy(parsePolicy({ locked }), mail, NOW, { judgingUnder, ask });
  if (!trial) throw new Error('no trial');
  const live = trial.outcomes.find(({ cases }) => cases.includes('live'));
  return { asked, live, reasons: new Set(trial.unanswered.map(({ reason }) => reason)) };
}

describe('a trial that looks up now', () => {
  it('has a line of its own, of what was found, also where that is like another case', async () => {
    const { live, asked } = await tryLive({ ...LOCKED, consentStage: 1 });
    expect(live).toMatchObject({ cases: ['live'], level: 'unproven', action: 'warn' });
    expect(asked).toContain('dns plain-mail.org MX');
  });

  it('asks nobody, unless it is wanted, or where nothing is done', async () => {
    expect(await tryLive(LOCKED, { isLive: false })).toMatchObject({ asked: [], live: undefined });
    expect(await tryLive({ ...LOCKED, disabledApps: ['Gmail'] }, { from: 'mail.google.com' })).toMatchObject({
      asked: [],
      live: undefined,
    });
  });

  it.each([
    ['no more than the policy that is tried allows', { consentStage: 0 }, 'no-consent'],
    ['no resolver where it has none', { consentStage: 2, resolver: 'off' }, 'off'],
    ['nobody about its internal names', { internalDomains: ['plain-mail.org'] }, 'not-public'],
  ])('asks %s, and says so', async (_, more, reason) => {
    const { asked, live, reasons } = await tryLive({ ...LOCKED, ...more });
    expect(asked.filter((one) => one.startsWith('dns'))).toEqual([]);
    expect(live).toMatchObject({ level: 'unknown' });
    expect([...reasons]).toContain(reason);
  });

  it('keys are asked for only where the policy allows it', async () => {
    const stages = [1, 2, 3].map(async (consentStage) => (await tryLive({ consentStage })).asked);
    expect([...(await tryLive({ consentStage: 1 })).reasons]).toContain('no-consent');
    const [one = [], two = [], three = []] = await Promise.all(stages);
    expect(one.filter((line) => line.startsWith('key'))).toEqual([]);
    expect(two.some((line) => line.startsWith('key wkd'))).toBe(true);
    expect(two.some((line) => line.startsWith('key key-server'))).toBe(false);
    expect(three.some((line) => line.startsWith('key key-server'))).toBe(true);
  });

  it('says what the worker refused', async () => {
    const { reasons } = await tryLive({ consentStage: 2 });
    expect([...reasons]).toContain('internal');
  });
});

describe('a trial under corrections of the tables', () => {
  const FILES = { kind: 'upload', to: 'https://wormhole.app/', from: '' } as const;
  const tryWith = async (changes: readonly Correction[], isCorrected = true) => {
    vi.resetModules();
    vi.stubGlobal('fetch', (path: string) => {
      const name = path.replace(/^.*\//, '');
      return Promise.resolve(new Response(readFileSync(join(import.meta.dirname, '../../utils/data', name))));
    });
    const corrected = await import('../../utils/assess/judging.ts');
    corrected.setCorrections(changes);
    const judgingUnder = () => Promise.resolve({ judging: corrected, isCorrected });
    const factsUrl = `https://facts.example.com/f.txt#${'A'.repeat(43)}`;
    const policy = parsePolicy({ locked: { factsUrl } });
    expect(policy.problems).toEqual([]);
    const ask = () => Promise.resolve(null);
    const [trial] = await tryPolicy(policy, { ...FILES, isLive: true }, NOW, { judgingUnder, ask });
    return { levels: new Set(trial?.outcomes.map(({ level }) => level)), unanswered: trial?.unanswered };
  };
  const source = 'https://wormhole.app/news';
  const change = { table: 'transfer-services', name: 'wormhole.app', source, asOf: '2026-11-29' } as const;

  it('answers as the worker does under them, in each case', async () => {
    expect((await tryWith([])).levels).toEqual(new Set(['end-to-end']));
    expect((await tryWith([change])).levels).toEqual(new Set(['transport']));
  });
  it('says where those that the policy names are not known here', async () => {
    const because = { code: 'corrections-unknown', values: ['facts.example.com'] };
    expect((await tryWith([], false)).unanswered).toContainEqual({ because, reason: 'off' });
    expect((await tryWith([])).unanswered).not.toContainEqual({ because, reason: 'off' });
  });
});
