/**
 * What probes add up to over time. A false "no" is worse than no answer, and an old "yes" must not stand beside a new
 * "no".
 */
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../utils/probe/answer.ts';
import { remember, type HostRecord } from '../../utils/probe/history.ts';
import type { Look, Problem, Step } from '../../utils/probe/model.ts';
import { HOUR, MINUTE, START } from './clock.ts';

type Sight = 'yes' | 'no' | 'fails' | Problem;
const TLS = { protocol: 'TLSv1.3', cipher: 'x', bits: 256, faults: [], notAfter: 0, dane: 'none' } as const;

function look(sight: Sight, at: number): Look {
  const step: Step = sight === 'fails' ? 'handshake' : 'done';
  const base = { host: 'mx.partner.org', address: '203.0.113.25', at, code: null, requiretls: null };
  if (sight === 'yes') return { ...base, step, problem: null, starttls: true, tls: TLS };
  if (sight === 'no') return { ...base, step, problem: null, starttls: false, tls: null };
  if (sight === 'fails') return { ...base, step, problem: 'handshake', starttls: true, tls: null };
  return { ...base, step: 'banner', problem: sight, starttls: null, tls: null };
}

/**
 * Takes `<minutes> <sight>, …` and returns what is reported right after the last probe: `yes`, `no`, `fails`, or why
 * nothing is.
 */
function told(course: string): string {
  let record: HostRecord | null = null;
  let now = START;
  for (const [, minutes, sight] of course.matchAll(/(\d+) ([\w-]+)/g)) {
    now = START + Number(minutes) * MINUTE;
    record = remember(record, look(sight as Sight, now), 0);
  }
  if (record === null) throw new Error('no look');
  const { starttls, problem, evidence } = answerOf(record, now);
  if (starttls === null) return problem ?? '';
  return starttls ? ((evidence?.protocol ?? null) === null ? 'fails' : 'yes') : 'no';
}

const cases: [string, string][] = [
  ['0 yes', 'yes'],
  ['0 no', 'unconfirmed'],
  ['0 no, 15 no', 'unconfirmed'],
  ['0 no, 15 no, 30 no', 'no'],
  ['0 no, 10 no, 20 no', 'unconfirmed'],
  ['0 no, 10 no, 20 no, 30 no', 'no'],
  ['0 no, 15 yes', 'yes'],
  ['0 no, 15 no, 30 yes', 'yes'],
  ['0 no, 15 yes, 30 no', 'unconfirmed'],
  ['0 no, 15 deferred, 30 no, 45 no', 'unconfirmed'],
  ['0 no, 15 deferred, 30 no, 45 no, 60 no', 'no'],
  ['0 no, 15 timeout, 30 no, 45 no', 'no'],
  ['0 no, 15 no, 30 timeout', 'unconfirmed'],
  ['0 no, 500 no, 1000 no', 'unconfirmed'],
  ['0 no, 15 no, 30 no, 90 no', 'no'],
  ['0 no, 15 no, 30 no, 90 timeout', 'no'],
  ['0 no, 15 no, 30 no, 90 yes', 'yes'],
  ['0 yes, 60 timeout', 'yes'],
  ['0 yes, 60 timeout, 4000 timeout', 'yes'],
  ['0 yes, 60 timeout, 4400 timeout', 'timeout'],
  ['0 yes, 60 no', 'unconfirmed'],
  ['0 yes, 60 no, 75 no, 90 no', 'no'],
  ['0 fails', 'unconfirmed'],
  ['0 fails, 15 fails, 30 fails', 'fails'],
  ['0 fails, 15 no, 30 fails', 'unconfirmed'],
  ['0 fails, 15 fails, 30 fails, 90 no', 'unconfirmed'],
  ['0 timeout', 'timeout'],
  ['0 stripped, 60 stripped, 120 stripped', 'stripped'],
  ['0 differs, 60 differs, 120 differs', 'differs'],
];

describe('after looks at these minutes', () => {
  it.each(cases)('%s: %s', (course, outcome) => {
    expect(told(course)).toBe(outcome);
  });
});

describe('the next look', () => {
  const pause = (record: HostRecord) => (record.due - record.last.at) / MINUTE;
  it('comes an hour later at the earliest, but for those that confirm', () => {
    for (const random of [0, 0.5, 1]) {
      const seen = remember(null, look('yes', START), random);
      expect(pause(seen)).toBeGreaterThanOrEqual(60);
      expect(pause(seen)).toBeLessThanOrEqual(66);
      expect(pause(remember(null, look('no', START), random))).toBeGreaterThanOrEqual(15);
    }
  });

  it('comes later and later where nothing is seen, up to a day', () => {
    let record = remember(null, look('deferred', START), 0);
    const pauses = [pause(record)];
    for (let turn = 0; turn < 30; turn += 1) {
      record = remember(record, look('deferred', record.due), 0);
      pauses.push(pause(record));
    }
    expect(pauses.slice(0, 6)).toEqual([60, 120, 240, 480, 960, 1_440]);
    expect(Math.max(...pauses)).toBe(1_440);
  });

  it('an answer expires no later than a newer one can be had, and never in the past', () => {
    const record = remember(null, look('yes', START), 0);
    expect(answerOf(record, START).expires).toBe(new Date(START + HOUR).toISOString());
    expect(Date.parse(answerOf(record, START + 5 * HOUR).expires)).toBeGreaterThan(START + 5 * HOUR);
  });
});
