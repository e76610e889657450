/** On which site a pause holds, and for how long. */
import { expect, it } from 'vitest';
import { pauseAt, pauseOf } from '../../utils/core/pause.ts';

const HOUR = 3_600_000;
const NOON = new Date(2026, 10, 24, 12, 0).getTime();
const SITE = 'mail.example.org';

it.each([
  ['an hour', 'hour', 24, NOON + HOUR],
  ['until the next day begins', 'day', 24, new Date(2026, 10, 25).getTime()],
  ['no longer than is allowed', 'day', 2, NOON + 2 * HOUR],
] as const)('is for %s', (_what, span, hours, until) => {
  expect(pauseOf(SITE, span, NOON, hours)).toEqual({ site: SITE, at: NOON, until });
});

const pause = pauseOf(SITE, 'hour', NOON, 24);
it.each([
  ['holds from its beginning', SITE, NOON, 24, true],
  ['holds until its end', SITE, NOON + HOUR - 1, 24, true],
  ['ends by itself', SITE, NOON + HOUR, 24, false],
  ['holds on no other site', 'www.mail.example.org', NOON, 24, false],
  ['holds on no site where none is allowed', SITE, NOON, 0, false],
  ['does not count after the clock was set back', SITE, NOON - 1, 24, false],
] as const)('%s', (_what, site, now, hours, holds) => {
  expect(pauseAt([pause], site, now, hours) !== null).toBe(holds);
});

it('ends when policy says, where that allows less than when it was made', () => {
  const long = pauseOf(SITE, 'day', NOON, 24);
  expect(pauseAt([long], SITE, NOON + HOUR - 1, 1)?.until).toBe(NOON + HOUR);
  expect(pauseAt([long], SITE, NOON + HOUR, 1)).toBeNull();
});

it('of several pauses the one that ends last counts, in whatever order they are kept', () => {
  const [short, long] = [pause, pauseOf(SITE, 'day', NOON, 24)];
  for (const pauses of [
    [short, long],
    [long, short],
  ])
    expect(pauseAt(pauses, SITE, NOON, 24)).toEqual(long);
});
