import { expect, it } from 'vitest';
import { ageOf } from '../../utils/data/tables.ts';

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

it.each([
  ['of today', '2026-03-10', '2026-03-10', 'fresh'],
  ['of tomorrow (another time zone)', '2026-03-11', '2026-03-10', 'fresh'],
  ['of half a year ahead (a clock that is behind)', '2026-09-06', '2026-03-10', 'fresh'],
  ['of more than half a year ahead: nobody knows its age', '2026-09-07', '2026-03-10', 'old'],
  ['of 180 days ago', '2026-03-10', '2026-09-06', 'fresh'],
  ['of 181 days ago', '2026-03-10', '2026-09-07', 'old'],
  ['of 18 months ago', '2026-03-10', '2027-09-10', 'old'],
  ['of 18 months and a day ago', '2026-03-10', '2027-09-11', 'stale'],
  ['without a readable date', 'last spring', '2026-03-10', 'stale'],
])('a row %s', (_, asOf, now, age) => {
  expect(ageOf({ asOf, source: 'https://a.example/' }, at(now))).toBe(age);
});
