import { expect, test } from 'vitest';
import { assessDestination } from '../../utils/assess/destination.ts';
import { destinationChecks } from '../../utils/checks/index.ts';
import { DEFAULT_POLICY } from '../../utils/core/decide.ts';
import type { Destination } from '../../utils/core/model.ts';
import { fakeLookups } from '../checks/fake-lookups.ts';

const FORM: Destination = {
  type: 'destination',
  channel: 'form',
  scheme: 'http:',
  host: 'pay.org',
  upgraded: false,
  page: { scheme: 'https:', host: 'www.shop.org' },
};

/** A browser that takes a site's answer to our question for a visit's (Chromium), or keeps the two apart (Firefox). */
function lookupsOf(learns: boolean) {
  const lookups = fakeLookups({ https: { 'pay.org': 'yes' } });
  let isTold = false;
  return {
    ...lookups,
    async https(host: string) {
      const answer = await lookups.https(host);
      isTold = learns;
      return answer;
    },
    async browserUpgrades(host: string) {
      const answer = await lookups.browserUpgrades(host);
      return answer.ok ? { ...answer, value: isTold } : answer;
    },
  };
}

test.each([
  [true, 'transport'],
  [false, 'exposed'],
])('what the browser learned from our own question counts (%s): %s', async (learns, level) => {
  const ports = {
    checks: destinationChecks,
    lookups: lookupsOf(learns),
    policy: DEFAULT_POLICY,
    alternativesFor: () => [],
  };
  const { assessments } = await assessDestination('w', FORM, 'full', ports);
  expect(assessments.map(({ verdict }) => verdict.level)).toEqual([level]);
});
