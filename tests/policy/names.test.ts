/**
 * Names in a policy: read as recipients are, or refused with a report; a refused name makes nothing milder than
 * intended.
 */
import { describe, expect, it } from 'vitest';
import { meantBy, readName } from '../../utils/policy/names.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import type { Subject } from '../../utils/core/model.ts';
import { isInternal, senderUnder } from '../../utils/policy/apply.ts';
import { recipient, under } from './samples.ts';

describe('a name', () => {
  it.each([
    ['a.example', 'a.example'],
    [' A.Example. ', 'a.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['a\u200b.example', 'a.example'],
    ['mail', 'mail'],
    ['10.0.0.1', '10.0.0.1'],
    ['[::1]', '[::1]'],
    ['[0:0::1]', '[::1]'],
    ['010.0.0.1', null],
    ['10.0.0.256', null],
    ['com', null],
    ['de', null],
    ['co.uk', null],
    ['com.au', null],
    ['*.a.example', null],
    ['@a.example', null],
    ['.a.example', null],
    ['https://a.example/', null],
    ['a.example:8443', null],
    ['a.example b.example', null],
    ['', null],
  ])('%j is read as %j', (text, name) => {
    expect(readName(text)).toBe(name);
  });

  it.each([
    ['*.a.example', 'a.example'],
    ['.a.example', 'a.example'],
    ['@a.example', 'a.example'],
    ['ann@a.example', 'a.example'],
    ['https://a.example:8443/x?y', 'a.example'],
    ['a.example/x', 'a.example'],
    ['*.com', null],
    ['*', null],
  ])('by %j is meant %j', (text, name) => {
    expect(meantBy(text)).toBe(name);
  });
});

describe('lists of names', () => {
  it('tell each entry that is none', () => {
    const { problems, values } = parsePolicy({
      locked: {
        exceptions: [{ kind: 'domain', value: '*.a.example', reason: 'x' }],
        partners: [{ domain: 'com', level: 'enforced', reason: 'x' }],
        approvedServices: [{ host: 'https://a.example', name: 'x' }],
        internalDomains: ['com', '*.corp.example', 'a.example'],
        extraHosts: [{ host: 'co.uk', app: 'Roundcube', trustsState: true }],
      },
    });
    expect(problems.map(({ path }) => path)).toEqual([
      'locked.exceptions.0',
      'locked.partners.0',
      'locked.approvedServices.0',
      'locked.internalDomains.0',
      'locked.internalDomains.1',
      'locked.extraHosts.0',
    ]);
    expect(values.locked).toMatchObject({
      exceptions: [],
      partners: [],
      approvedServices: [],
      extraHosts: [],
    });
  });

  it('a domain that nobody shall be asked about is kept back also where it is misspelt', () => {
    const settings = under({ locked: { internalDomains: ['*.corp.example', '@b.example'] } });
    for (const address of ['a@corp.example', 'a@x.corp.example', 'a@b.example'])
      expect(isInternal(settings, recipient(address)), address).toBe(true);
  });

  it('a host with the root’s dot behind it is the same host', () => {
    const settings = under({ locked: { internalDomains: ['corp.example'], outboundRelay: 'dane' } });
    const destination: Subject = {
      type: 'destination',
      channel: 'form',
      scheme: 'http:',
      host: 'a.corp.example.',
      page: { scheme: 'http:', host: 'a.corp.example.' },
      upgraded: false,
    };
    expect(isInternal(settings, destination)).toBe(true);
    const sender = { host: 'mail.corp.example', domain: 'corp.example.' };
    expect(senderUnder(settings, sender).rules?.mustNotLookUp).toBe(true);
  });

  it('with too many entries are cut where they let something through, never where they keep something back', () => {
    const names = Array.from({ length: 1_500 }, (_, index) => `a${index}.example`);
    const { problems, values } = parsePolicy({
      locked: {
        internalDomains: names,
        exceptions: names.map((value) => ({ kind: 'domain', value, reason: 'x' })),
      },
    });
    expect(problems).toMatchObject([
      { path: 'locked.internalDomains', problem: 'too-many', detail: '1500 > 1000' },
      { path: 'locked.exceptions', problem: 'too-many' },
    ]);
    expect(values.locked.internalDomains).toHaveLength(1_500);
    expect(values.locked.exceptions).toHaveLength(1_000);
  });

  it.each(['2026-13-45', '2026-02-30', '2026-2-3', 'tomorrow'])('no exception ends on %s', (until) => {
    const one = { kind: 'domain', value: 'a.example', reason: 'x', until };
    expect(parsePolicy({ locked: { exceptions: [one] } })).toMatchObject({
      problems: [{ path: 'locked.exceptions.0' }],
      values: { locked: { exceptions: [] } },
    });
  });
});
