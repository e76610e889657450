/** What is looked up for the trial of a policy: by the settings of this browser. Who may ask: tests/messages/receive.test.ts. */
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
  expect(await put({ port: 'dns', args: ['partner.example', 'MX'] })).toMatchObject({
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
  expect(await put({ port, args })).toMatchObject({ ok: false, reason: 'not-public' });
  expect(asked).toEqual([]);
});
