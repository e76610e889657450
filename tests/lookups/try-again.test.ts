/** Failures are forgotten when a person wants to try again. */
import { expect, it } from 'vitest';
import { answered, unanswered } from '../../utils/lookups/answer.ts';
import { createCache, memoryStore } from '../../utils/lookups/cache.ts';

const NOW = 1_700_000_000_000;
const SOURCE = { name: 'resolver' };

it('asks again at once what had failed before, and nothing else', async () => {
  const store = memoryStore();
  let now = NOW;
  const cached = createCache(store, () => now);
  const asked: string[] = [];
  const ask = (key: string, isFine: boolean) =>
    cached(key, () => {
      asked.push(key);
      return Promise.resolve(isFine ? answered(1, 600, SOURCE, now) : unanswered('timeout', SOURCE, now));
    });
  await ask('fine', true);
  await ask('failed', false);
  now += 5_000;
  await ask('failed', false);
  expect(asked, 'a failure waits a minute').toEqual(['fine', 'failed']);
  await store.forgetFailures(now);
  for (const key of ['fine', 'failed']) await ask(key, true);
  expect(asked.slice(2)).toEqual(['failed']);
});
