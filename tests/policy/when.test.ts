/**
 * Conditions of a policy: never milder than without them, and if it is unknown whether one holds, the stricter setting
 * applies.
 */
import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { ANY_CONTENT, decide } from '../../utils/core/decide.ts';
import { ACTIONS, LEVELS, type Subject } from '../../utils/core/model.ts';
import { actionPolicyOf, isStrict } from '../../utils/policy/apply.ts';
import { conditionHolds, type When } from '../../utils/policy/when.ts';
import { NOW, recipient, under } from './samples.ts';

const DOMAINS = ['hr.example', 'sales.example', 'mail.hr.example'] as const;
const from = (domain: string | undefined, host: string): Subject => ({
  ...recipient('bob@b.example'),
  sender: { host, ...(domain === undefined ? {} : { domain }) },
});
const upload = (host: string): Subject => ({
  type: 'destination',
  channel: 'upload',
  scheme: 'https:',
  host: 'files.example',
  page: { scheme: 'https:', host },
  upgraded: false,
});
/** Returns a time in November 2026 by the device's clock, in ms. The 28th, the default, is a Saturday. */
const at = (hour: number, minute = 0, day = 28) => new Date(2026, 10, day, hour, minute).getTime();
const seat = (groups: readonly string[] = [], now = at(12)) => ({ groups, now });

describe('a condition', () => {
  it.each<[string, When, Subject, Parameters<typeof conditionHolds>[2], string]>([
    ['sender', { sender: ['hr.example'] }, from('hr.example', 'm.example'), seat(), 'yes'],
    ['sender below', { sender: ['hr.example'] }, from('mail.hr.example', 'm.example'), seat(), 'yes'],
    ['other sender', { sender: ['hr.example'] }, from('sales.example', 'm.example'), seat(), 'no'],
    ['sender not shown', { sender: ['hr.example'] }, from(undefined, 'm.example'), seat(), 'unknown'],
    ['sender not read', { sender: ['hr.example'] }, from('', 'm.example'), seat(), 'unknown'],
    ['sender of a file', { sender: ['hr.example'] }, upload('m.example'), seat(), 'unknown'],
    ['site', { site: ['crm.example'] }, upload('eu.crm.example'), seat(), 'yes'],
    ['webmail', { site: ['m.example'] }, from('hr.example', 'm.example'), seat(), 'yes'],
    ['site, with the root’s dot', { site: ['crm.example'] }, upload('eu.crm.example.'), seat(), 'unknown'],
    ['sender, with it', { sender: ['hr.example'] }, from('hr.example.', 'm.example'), seat(), 'unknown'],
    ['other site', { site: ['crm.example'] }, upload('xcrm.example'), seat(), 'no'],
    ['below one label', { site: ['intranet'] }, upload('a.intranet'), seat(), 'unknown'],
    ['group', { group: ['hr', 'it'] }, upload('a.example'), seat(['it']), 'yes'],
    ['other group', { group: ['hr'] }, upload('a.example'), seat(['sales']), 'no'],
    ['no group', { group: ['hr'] }, upload('a.example'), seat(), 'no'],
    ['unread groups', { group: ['hr'] }, upload('a.example'), seat(['?']), 'unknown'],
    ['day', { days: ['sat'] }, upload('a.example'), seat(), 'yes'],
    ['other day', { days: ['sun'] }, upload('a.example'), seat(), 'no'],
    ['hours', { from: '09:00', to: '17:00' }, upload('a.example'), seat([], at(9)), 'yes'],
    ['end of hours', { from: '09:00', to: '17:00' }, upload('a.example'), seat([], at(17)), 'no'],
    ['night', { from: '22:00', to: '06:00' }, upload('a.example'), seat([], at(23)), 'yes'],
    ['morning', { from: '22:00', to: '06:00' }, upload('a.example'), seat([], at(5, 59)), 'yes'],
    ['after night', { from: '22:00', to: '06:00' }, upload('a.example'), seat([], at(6)), 'no'],
    ['its day', { from: '22:00', to: '06:00', days: ['fri'] }, upload('a.example'), seat([], at(3)), 'yes'],
    ['next day', { from: '22:00', to: '06:00', days: ['sat'] }, upload('a.example'), seat([], at(3)), 'no'],
    ['all of it', { group: ['hr'], days: ['sun'] }, upload('a.example'), seat(['hr']), 'no'],
    ['unknown and no', { sender: ['a.example'], group: ['hr'] }, upload('a.example'), seat(), 'no'],
  ])('%s', (_, when, subject, where, expected) => {
    expect(conditionHolds(when, subject, where)).toBe(expected);
  });
});

const when = fc
  .record(
    {
      sender: fc.subarray([...DOMAINS], { minLength: 1 }),
      site: fc.subarray(['m.example', 'intranet'], { minLength: 1 }),
      group: fc.subarray(['hr', 'it'], { minLength: 1 }),
      days: fc.subarray(['mon', 'sat', 'sun'], { minLength: 1 }),
      hours: fc.constantFrom(['08:00', '18:00'], ['22:00', '06:00']),
    },
    { requiredKeys: [] },
  )
  .map(({ hours, ...rest }) => ({ ...rest, ...(hours && { from: hours[0], to: hours[1] }) }))
  .filter((one) => Object.keys(one).length > 0);
const actions = fc.dictionary(fc.constantFrom(...LEVELS), fc.constantFrom(...ACTIONS));
const subject = fc.oneof(
  fc
    .tuple(fc.constantFrom(...DOMAINS, '', undefined), fc.constantFrom('m.example', 'a.intranet'))
    .map((all) => from(...all)),
  fc.constantFrom('m.example', 'a.intranet').map(upload),
);

describe('whatever the conditions are', { timeout: 60_000 }, () => {
  it('no action is milder than without them, and what may be forbidden lets nothing out unjudged', () => {
    fc.assert(
      fc.property(
        fc.record({ mailActions: actions, uploadActions: actions }),
        fc.array(fc.record({ channel: fc.constantFrom('mail', 'upload'), actions, when })),
        fc.subarray(['hr', 'it']),
        fc.constantFrom(...LEVELS),
        subject,
        fc.integer({ min: 0, max: 7 * 24 * 60 }),
        (base, actionsWhen, groups, level, about, minute) => {
          const now = at(0, minute);
          const decided = (locked: object) => {
            const policy = actionPolicyOf(under({ locked }), now);
            const action = decide(about, { level, evidence: [] }, policy, { ...ANY_CONTENT, hasFiles: true });
            return { policy, rank: ACTIONS.indexOf(action), action };
          };
          const bare = decided({ ...base, groups });
          const one = decided({ ...base, groups, actionsWhen });
          expect(one.rank).toBeGreaterThanOrEqual(bare.rank);
          if (one.action === 'block') expect(isStrict(one.policy, about.channel)).toBe(true);
          const unread = decided({ ...base, groups: [5], actionsWhen });
          expect(unread.rank).toBeGreaterThanOrEqual(one.rank);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('an exception counts only where its condition is known to hold', () => {
    const excepted = (condition: object, locked: object, about: Subject, now = NOW) =>
      actionPolicyOf(
        under({
          locked,
          merge: {
            exceptions: [
              { kind: 'domain', value: 'b.example', reason: 'fax', until: '2026-11-28', when: condition },
            ],
          },
        }),
        now,
      ).exemptionOf(about).isExcepted;
    const bob = from('hr.example', 'm.example');
    expect(excepted({ group: ['hr'] }, { groups: ['hr'] }, bob)).toBe(true);
    expect(excepted({ group: ['hr'] }, { groups: ['it'] }, bob)).toBe(false);
    expect(excepted({ group: ['hr'] }, { groups: 'hr' }, bob)).toBe(false);
    expect(excepted({ sender: ['hr.example'] }, {}, bob)).toBe(true);
    expect(excepted({ sender: ['hr.example'] }, {}, from('', 'm.example'))).toBe(false);
    expect(excepted({ group: ['hr'] }, { groups: ['hr'] }, bob, Date.parse('2026-11-29T00:00Z'))).toBe(false);
  });
});
