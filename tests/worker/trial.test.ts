/**
 * What is looked up while a policy is tried: as this browser's settings allow. Who may ask:
 * tests/messages/receive.test.ts.
 */
import { expect, it } from 'vitest';
import { silentLookups } from '../../utils/lookups/create-lookups.ts';
import type { Request } from '../../utils/messages/protocol.ts';
import type { From } from '../../utils/messages/receive.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import type { AskingPage } from '../../utils/worker/lookups.ts';
import { createTrial } from '../../utils/worker/trial.ts';

const FROM: From = {
  tabId: 7,
  frameId: 0,
  host: 'own-id',
  scheme: 'chrome-extension:',
  site: 'own-id',
  isFramed: false,
  isPrivate: true,
  turn: 1,
};

/** A policy on trial that says nothing about lookups. */
const ANYTHING = { stage: null, isResolverOff: false };

function start(policy: object = {}) {
  const asked: AskingPage[] = [];
  const settings = resolve(parsePolicy(policy), {});
  const { trial } = createTrial(
    (asking) => {
      asked.push(asking);
      return Promise.resolve(silentLookups(() => 0, 'pending'));
    },
    () => Promise.resolve({ settings } as EffectiveSettings),
  );
  return { put: (request: Request<'trial'>) => trial(request, FROM), asked };
}

it('asks at the cost of the tab of the policy page, with its privacy', async () => {
  const { put, asked } = start();
  expect(await put({ port: 'dns', args: ['partner.example', 'MX'], under: ANYTHING })).toMatchObject({
    ok: false,
    reason: 'pending',
  });
  expect(asked).toMatchObject([{ tabId: 7, host: 'own-id', isPrivate: true }]);
});

it.each<[Request<'trial'>['port'], readonly unknown[]]>([
  ['dns', ['_25._tcp.mx.corp.example', 'TLSA']],
  ['dns', ['Corp.Example.', 'MX']],
  ['key', ['wkd', { address: 'a@corp.example', localPart: 'a', domain: 'corp.example' }]],
  ['key', ['wkd', { address: 'a@corp.example', localPart: 'a', domain: 'Corp.Example.' }]],
  ['probe', [['mx.other.example', 'MX.corp.example.'], 'other.example']],
  ['statements', ['ann@corp.example']],
])('asks nobody about internal names of the policy in force: %s %j', async (port, args) => {
  const { put, asked } = start({ locked: { internalDomains: ['corp.example'] } });
  expect(await put({ port, args, under: ANYTHING })).toMatchObject({ ok: false, reason: 'not-public' });
  expect(asked).toEqual([]);
});

const ANN = { address: 'a@b.example', localPart: 'a', domain: 'b.example' };
it.each<[Request<'trial'>['port'], readonly unknown[], Partial<Request<'trial'>['under']>, string]>([
  ['dns', ['b.example', 'MX'], { stage: 0 }, 'no-consent'],
  ['dns', ['b.example', 'MX'], { stage: 1 }, 'pending'],
  ['dns', ['b.example', 'MX'], { isResolverOff: true }, 'off'],
  ['mtaStsPolicy', ['b.example', '1'], { stage: 0 }, 'no-consent'],
  ['mtaStsPolicy', ['b.example', '1'], { isResolverOff: true }, 'pending'],
  ['https', ['b.example'], { stage: 0 }, 'no-consent'],
  ['browserUpgrades', ['b.example'], { stage: 0 }, 'pending'],
  ['key', ['wkd', ANN], { stage: 1 }, 'no-consent'],
  ['key', ['wkd', ANN], { stage: 2 }, 'pending'],
  ['key', ['key-server', ANN], { stage: 2 }, 'no-consent'],
  ['key', ['key-server', ANN], { stage: 3 }, 'pending'],
  ['smimea', [ANN], { stage: 1 }, 'no-consent'],
  ['smimea', [ANN], { isResolverOff: true }, 'off'],
  ['probe', [['mx.b.example'], 'b.example'], { stage: 0 }, 'pending'],
  ['imessage', ['+15551234567'], { stage: 0 }, 'pending'],
])(
  'asks nothing that the policy that is tried would not: %s %j under %j: %s',
  async (port, args, under, reason) => {
    const { put, asked } = start();
    expect(await put({ port, args, under: { ...ANYTHING, ...under } })).toMatchObject({ ok: false, reason });
    expect(asked).toHaveLength(reason === 'pending' ? 1 : 0);
  },
);
