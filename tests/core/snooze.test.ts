import { describe, expect, it } from 'vitest';
import { ANY_CONTENT, decide, DEFAULT_POLICY, type ActionPolicy } from '../../utils/core/decide.ts';
import { judge } from '../../utils/core/judge.ts';
import { ACTIONS, type Action, type Destination, type Recipient } from '../../utils/core/model.ts';
import type { Code } from '../../utils/core/codes.ts';
import { isSnoozed, reasonOf, snoozeOf } from '../../utils/core/snooze.ts';
import { NOW, parseEvidence } from './evidence.ts';

const DAY = 24 * 60 * 60 * 1000;
const to = (domain: string): Recipient => ({
  type: 'recipient',
  channel: 'email',
  address: `bob@${domain}`,
  localPart: 'bob',
  domain,
  sender: { host: 'mail.example.net' },
});
/** Builds a verdict in which each check gives its own reason. */
const verdictOf = (...words: string[]) =>
  judge(
    words.map(parseEvidence).map((item) => ({ ...item, because: { code: item.check as Code } })),
    NOW,
  );
const open = verdictOf('gateway no exposed');
const snooze = snoozeOf(to('a.org'), open, NOW, 7);

describe('a snooze', () => {
  it('keeps what it is about, when it was made, and when it ends', () => {
    const made = { to: 'a.org', reason: 'because_gateway', level: 'exposed', at: NOW, until: NOW + 7 * DAY };
    expect(snoozeOf(to('a.org'), open, NOW, 7)).toEqual(made);
  });

  it('silences the same warning about the same domain for its days', () => {
    expect(isSnoozed([snooze], to('a.org'), open, NOW)).toBe(true);
    expect(isSnoozed([snooze], to('a.org'), open, NOW + 7 * DAY - 1)).toBe(true);
    expect(isSnoozed([snooze], to('a.org'), open, NOW + 7 * DAY)).toBe(false);
  });

  it('silences no other domain, not even one below it', () => {
    expect(isSnoozed([snooze], to('b.org'), open, NOW)).toBe(false);
    expect(isSnoozed([snooze], to('x.a.org'), open, NOW)).toBe(false);
  });

  it('is void for another reason, and where it got worse', () => {
    expect(isSnoozed([snooze], to('a.org'), verdictOf('probe no exposed'), NOW)).toBe(false);
    expect(isSnoozed([snooze], to('a.org'), verdictOf('gateway no exposed', 'probe no exposed'), NOW)).toBe(
      false,
    );
    expect(isSnoozed([snooze], to('a.org'), verdictOf('gateway no exposed', 'probe yes exposed'), NOW)).toBe(
      true,
    );
    const milder = { ...snooze, level: 'unproven' } as const;
    expect(isSnoozed([milder], to('a.org'), open, NOW)).toBe(false);
  });
});

describe('what is decided of a silenced warning', () => {
  const under = (action: Action): ActionPolicy => ({
    ...DEFAULT_POLICY,
    actionsFor: (channel) => ({ ...DEFAULT_POLICY.actionsFor(channel), exposed: action }),
    isSnoozed: () => true,
  });
  it.each(ACTIONS)('%s', (action) => {
    // A person may silence only a warning: `justify` and `block` are the organisation's to decide.
    const expected = action === 'warn' ? 'inform' : action;
    expect(decide(to('a.org'), open, under(action), ANY_CONTENT)).toBe(expected);
  });
});

describe('the reason that is silenced', () => {
  it('is what limits the level, whatever else was found', () => {
    const more = ['mta-sts yes enforced', 'tls no unproven', 'dane unknown'];
    const among = verdictOf('gateway no exposed', ...more);
    expect(among.level).toBe('exposed');
    expect(reasonOf(among)).toBe('because_gateway');
    expect(isSnoozed([snooze], to('a.org'), among, NOW)).toBe(true);
  });

  it('is each of several, in any order', () => {
    const both = ['probe no exposed', 'gateway no exposed'];
    expect(reasonOf(verdictOf(...both))).toBe('because_gateway because_probe');
    expect(reasonOf(verdictOf(...both.reverse()))).toBe('because_gateway because_probe');
  });
});

it.each([
  ['www.shop.org', '', 'www.shop.org'],
  ['', 'tel:', 'tel:'],
  ['', '', 'page.example.org'],
])('a destination is silenced by host “%s”, else scheme “%s”, else its page: %s', (host, scheme, name) => {
  const page = { scheme: 'https:', host: 'page.example.org' };
  const place: Destination = { type: 'destination', channel: 'form', scheme, host, page, upgraded: false };
  expect(snoozeOf(place, open, NOW, 7).to).toBe(name);
});
