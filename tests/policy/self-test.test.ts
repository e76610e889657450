/** The self-test: one line reports each thing that is missing, and the report names nobody. */
import { describe, expect, it } from 'vitest';
import { blindIn } from '../../utils/policy/heartbeat.ts';
import { CHECKS, judgeFacts, type Tried } from '../../utils/policy/self-test.ts';
import { reportOf, TAB } from '../components/samples.ts';

const WELL: Tried = {
  version: '1.0',
  browser: 'Firefox/140.0',
  at: Date.parse('2026-11-28T12:00:00Z'),
  policy: {
    state: 'known',
    stamp: { name: 'Sales', date: '2026-11-28', hash: '0123456789ab', staleSince: null, isWaiting: false },
    problems: 0,
  },
  reports: [],
  failed: {},
  rights: { hosts: true, scripting: true, requests: true, storage: true, 'private-windows': true },
  troubles: [],
  isAwake: true,
  unread: [],
  pages: { open: 2, entered: 2 },
  lookups: { stage: 1, newest: 'answered' },
  hasSignatures: true,
};
const BLIND = { ...reportOf([]), state: 'blind' as const };

const lines = (change: Partial<Tried>) =>
  judgeFacts({ ...WELL, ...change }).checks.flatMap(({ id, state, values = [] }) =>
    state === 'works' ? [] : [[id, state, ...values].join(' ')],
  );

describe('the self-test', () => {
  it('has a line for each check, and nothing to say where all is well', () => {
    expect(judgeFacts(WELL).checks.map(({ id }) => id)).toEqual(CHECKS);
    expect(lines({})).toEqual([]);
  });

  it.each<[Partial<Tried>, string[]]>([
    [{ isAwake: false }, ['worker missing']],
    [{ unread: ['/dns.js'] }, ['package missing /dns.js']],
    [{ rights: { ...WELL.rights, hosts: false } }, ['hosts missing']],
    [
      { rights: { ...WELL.rights, scripting: false, requests: false } },
      ['scripting missing', 'requests missing'],
    ],
    [{ rights: { ...WELL.rights, 'private-windows': false } }, ['private note']],
    [{ pages: { open: 3, entered: 0 } }, ['pages missing 0 3']],
    [{ pages: { open: 3, entered: 2 } }, ['pages note 2 3']],
    [{ pages: { open: 0, entered: 0 } }, []],
    [{ troubles: ['database'] }, ['storage missing database']],
    [{ policy: { state: 'none', stamp: null, problems: 0 } }, ['policy note']],
    [{ policy: { ...WELL.policy, problems: 2 } }, ['policy missing 2']],
    [
      {
        policy: {
          ...WELL.policy,
          stamp: WELL.policy.stamp && { ...WELL.policy.stamp, staleSince: '2026-12-01' },
        },
      },
      ['date missing 2026-12-01'],
    ],
    [{ lookups: { stage: 0, newest: null } }, ['lookups note']],
    [{ lookups: { stage: 1, newest: null } }, []],
    [{ lookups: { stage: 1, newest: 'timeout' } }, ['lookups missing timeout']],
    [{ hasSignatures: false }, ['signatures note']],
    [{ failed: { '/webmail.js': 2 } }, ['starts missing /webmail.js: 2']],
    [
      {
        reports: [
          { ...TAB, adapter: 'Gmail', windows: [BLIND, BLIND] },
          { ...TAB, adapter: null, windows: [BLIND] },
        ],
      },
      ['blind missing Gmail: 2, general: 1'],
    ],
  ])('%o', (change, expected) => {
    expect(lines(change)).toEqual(expected);
  });

  it('its report counts, and names no page and nobody', () => {
    const { heartbeat, text } = judgeFacts({
      ...WELL,
      reports: [TAB],
      rights: { ...WELL.rights, hosts: false },
    });
    expect(heartbeat.missing).toEqual(['hosts']);
    expect(heartbeat.blind).toEqual(blindIn([TAB]));
    expect(text).not.toMatch(/@|example\.net|vtext/);
    expect(JSON.parse(text)).toMatchObject({ version: '1.0', checks: { hosts: 'missing' } });
  });
});
