/** The part of coverage.ts about settings for many seats: which test shows the effect of each. */
import type { Shown } from './coverage.ts';

const SEAT = 'e2e/policy-seats.test.ts';
export const CONDITIONS = 'policy/when.test.ts';
const HOLDS: Shown = [CONDITIONS, '%s'];
const STRICTER: Shown = [
  CONDITIONS,
  'no action is milder than without them, and what may be forbidden lets nothing out unjudged',
];
export const WHEN: Shown = [
  SEAT,
  'a condition makes stricter where it holds, and an exception counts where its own does',
];
const HOURS: Shown = [
  'e2e/policy-hours.test.ts',
  'a mail that was judged before the hours begin is held by them',
];
const STAMP: Shown = [SEAT, 'name, date and revision are shown, and that a newer policy is out'];
const GRANTED: Shown = [
  'e2e/exception.test.ts',
  'is asked for with nothing of the mail, granted for this device once, recorded, and lets through',
];
const ASK: Shown = [
  'policy/requests.test.ts',
  'a request has who, domain, level, code and number for the organisation’s address, and nothing else',
];
const GRANT: Shown = [
  'policy/requests.test.ts',
  'a code of the organisation’s key is an exception with an end',
];

export const SEATS = {
  actionsWhen: [WHEN, STRICTER],
  'actionsWhen.channel': [WHEN],
  'actionsWhen.actions': [WHEN],
  'actionsWhen.when': [WHEN, HOURS, HOLDS],
  groups: [WHEN, STRICTER],
  requestUrl: [GRANTED, ASK],
  grantKeys: [GRANTED, GRANT],
  policyName: [STAMP],
  policyDate: [STAMP],
  revisionUrl: [STAMP],
} as const;
