/** The times at which a policy changes by the clock alone: from then on, nothing is judged by the earlier state. */
import { describe, expect, it, vi } from 'vitest';
import { actionPolicyOf } from '../../utils/policy/apply.ts';
import { nextEdge } from '../../utils/policy/edges.ts';
import { recipient, under } from './samples.ts';

/** Returns a time in November 2026 by the device's clock, in ms. The 28th, the default, is a Saturday. */
const at = (hour: number, minute = 0, day = 28) => new Date(2026, 10, day, hour, minute).getTime();
const stricter = (when: object) => ({
  locked: { actionsWhen: [{ channel: 'mail', actions: { exposed: 'block' }, when }] },
});
const excepted = (until: string, more = {}) => ({
  locked: { exceptions: [{ kind: 'domain', value: 'a.example', reason: 'r', until, ...more }] },
});

describe('the next edge', () => {
  it.each<[string, object, number, number | null]>([
    ['none', {}, at(12), null],
    ['a condition without a time', stricter({ group: ['hr'] }), at(12), null],
    ['an exception without an end', { locked: { exceptions: [] } }, at(12), null],
    ['before the hours', stricter({ from: '13:00', to: '17:00' }), at(12), at(13)],
    ['in the hours', stricter({ from: '13:00', to: '17:00' }), at(13), at(17)],
    ['in the hours of a night', stricter({ from: '22:00', to: '06:30' }), at(23), at(6, 30, 29)],
    ['days', stricter({ days: ['sun'] }), at(12), at(0, 0, 29)],
    ['the end of an exception', excepted('2026-11-29'), Date.UTC(2026, 10, 29, 12), Date.UTC(2026, 10, 30)],
    [
      'its last minute',
      excepted('2026-11-29T12:00Z'),
      Date.UTC(2026, 10, 29, 12),
      Date.UTC(2026, 10, 29, 12, 1),
    ],
    ['an exception that is over', excepted('2026-11-20'), at(12), null],
    [
      'hours of an exception',
      excepted('2099-01-01', { when: { from: '13:00', to: '14:00' } }),
      at(12),
      at(13),
    ],
  ])('%s', (_, raw, now, expected) => {
    expect(nextEdge(under(raw), now)).toBe(expected);
  });

  it('is no later than the first minute at which anything is another', () => {
    const settings = under({
      locked: {
        actionsWhen: [
          ['08:00', '18:00', ['mon', 'sat']],
          ['22:00', '06:00', ['fri']],
        ].map(([from, to, days], index) => ({
          channel: 'mail',
          actions: { exposed: index === 0 ? 'block' : 'justify' },
          when: { from, to, days },
        })),
      },
    });
    const actionAt = (time: number) =>
      actionPolicyOf(settings, time).actionsFor('email', recipient('a@b.example')).exposed;
    for (let time = at(0, 0, 27); time < at(0, 0, 31); time += 60_000)
      if (actionAt(time) !== actionAt(time + 60_000)) expect(nextEdge(settings, time)).toBe(time + 60_000);
  });
});

describe('the worker', () => {
  it('is woken at the next edge, at no other, and tells by whom it is heard', async () => {
    const alarms = new Map<string, object>();
    const heard: ((alarm: { name: string }) => void)[] = [];
    vi.doMock('../../utils/platform/browser.ts', () => ({
      browser: {
        alarms: {
          create: (name: string, info: object) => void alarms.set(name, info),
          clear: (name: string) => Promise.resolve(alarms.delete(name)),
          onAlarm: { addListener: (listener: (typeof heard)[number]) => heard.push(listener) },
        },
      },
    }));
    const { planEdge, watchEdges } = await import('../../utils/worker/edges.ts');
    await planEdge(under(stricter({ from: '13:00', to: '17:00' })), at(12));
    expect([...alarms.values()]).toEqual([{ when: at(13) }]);
    const onEdge = vi.fn();
    watchEdges(onEdge);
    for (const listener of heard) for (const name of ['other', ...alarms.keys()]) listener({ name });
    expect(onEdge).toHaveBeenCalledTimes(1);
    await planEdge(under({}), at(12));
    expect(alarms.size).toBe(0);
  });
});
