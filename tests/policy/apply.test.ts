/** What a policy in force says about subjects: exceptions, partners' promises, words, senders. */
import { describe, expect, it } from 'vitest';
import type { Destination, Level, Recipient } from '../../utils/core/model.ts';
import {
  actionPolicyOf,
  isInForce,
  isInternal,
  senderUnder,
  vouch,
  wordsFor,
} from '../../utils/policy/apply.ts';
import { decide, ANY_CONTENT } from '../../utils/core/decide.ts';
import { NOW, recipient, under } from './samples.ts';

const upload = (host: string): Destination => ({
  type: 'destination',
  channel: 'upload',
  scheme: 'https:',
  host,
  page: { scheme: 'https:', host: 'page.example.net' },
  upgraded: false,
});

describe('exceptions', () => {
  const exposed = { level: 'exposed', evidence: [] } as const;
  const actionFor = (exception: object, subject: Recipient | Destination) =>
    decide(
      subject,
      exposed,
      actionPolicyOf(under({ merge: { exceptions: [{ reason: 'because', ...exception }] } }), NOW),
      { ...ANY_CONTENT, hasFiles: true },
    );
  it.each([
    ['recipient', 'BOB@example.org', recipient('bob@example.org'), 'inform'],
    ['recipient', 'eve@example.org', recipient('bob@example.org'), 'warn'],
    ['domain', 'example.org', recipient('bob@mail.example.org'), 'inform'],
    ['domain', 'ample.org', recipient('bob@example.org'), 'warn'],
    ['site', 'example.net', recipient('bob@example.org'), 'inform'],
    ['destination', 'example.org', upload('files.example.org'), 'inform'],
    ['destination', 'example.org', recipient('bob@example.org'), 'warn'],
    ['site', 'page.example.net', upload('files.example.org'), 'inform'],
    ['recipient', ' Bob@Example.org. ', recipient('bob@example.org'), 'inform'],
    ['recipient', 'ann@bücher.example', recipient('ann@xn--bcher-kva.example'), 'inform'],
    ['domain', 'Bücher.example', recipient('ann@xn--bcher-kva.example'), 'inform'],
    ['domain', ' example.org. ', recipient('bob@mail.example.org'), 'inform'],
    ['destination', '192.0.2.7', upload('192.0.2.7'), 'inform'],
    ['destination', '[2001:db8::1]', upload('[2001:db8::1]'), 'inform'],
    [
      'site',
      'intranet',
      { ...upload('a.example.org'), page: { scheme: 'https:', host: 'intranet' } },
      'inform',
    ],
    ['domain', 'org', recipient('bob@example.org'), 'warn'],
    ['domain', 'DE', recipient('bob@example.de'), 'warn'],
    ['domain', 'co.uk', recipient('bob@example.co.uk'), 'warn'],
    ['domain', 'museum', recipient('bob@example.museum'), 'warn'],
    ['destination', 'org', upload('files.example.org'), 'warn'],
    ['domain', '*.example.org', recipient('bob@mail.example.org'), 'warn'],
    ['domain', '@example.org', recipient('bob@example.org'), 'warn'],
  ] as const)('%s %s, for %o: %s', (kind, value, subject, expected) => {
    expect(actionFor({ kind, value }, subject)).toBe(expected);
  });

  it('count to the end of their last day, UTC', () => {
    const one = { kind: 'domain', value: 'a.example', reason: 'fax', until: '2026-11-24' } as const;
    expect(isInForce(one, Date.parse('2026-11-24T23:59:59Z'))).toBe(true);
    expect(isInForce(one, Date.parse('2026-11-25T00:00:00Z'))).toBe(false);
    const bob = recipient('bob@a.example');
    expect(actionFor({ kind: 'domain', value: 'a.example', until: '2026-11-23' }, bob)).toBe('warn');
  });
});

describe('what an organisation vouches for', () => {
  const settings = under({
    merge: {
      partners: [{ domain: 'partner.example', level: 'enforced', reason: 'TLS' }],
      approvedServices: [{ host: 'files.example.org', name: 'City Files' }],
      internalDomains: ['corp.example'],
    },
    locked: { uploadActions: { transport: 'block', exposed: 'block' } },
  });
  it('of two promises takes that for the closer domain, and of two for the same the lesser', () => {
    const promise = (domain: string, level: string) => ({ domain, level, reason: 'TLS' });
    const partners = [
      promise('a.example', 'end-to-end'),
      promise('A.example.', 'transport'),
      promise('b.a.example', 'enforced'),
      promise('com', 'end-to-end'),
    ];
    const of = (address: string) =>
      vouch(under({ merge: { partners } }), recipient(address), NOW)[0]?.strength;
    expect(of('bob@a.example')).toBe('transport');
    expect(of('bob@b.a.example')).toBe('enforced');
    expect(of('bob@x.com')).toBeUndefined();
  });

  it('gives a partner and its sub-domains the promised level, and nobody else', () => {
    const levelOf = (address: string) => vouch(settings, recipient(address), NOW)[0]?.strength;
    expect(levelOf('bob@partner.example')).toBe('enforced');
    expect(levelOf('bob@mail.partner.example')).toBe('enforced');
    expect(levelOf('bob@notpartner.example')).toBeUndefined();
  });

  it('lets files go to an approved service whose way is encrypted, and to no other', () => {
    const of = (host: string, level: Level) =>
      decide(upload(host), { level, evidence: [] }, actionPolicyOf(settings, NOW), {
        ...ANY_CONTENT,
        hasFiles: true,
      });
    expect(of('files.example.org', 'transport')).toBe('inform');
    expect(of('other.example.org', 'transport')).toBe('block');
    expect(of('files.example.org', 'exposed')).toBe('block');
  });

  it('tells the reason of an exception in force, and of no other, and raises no level by it', () => {
    const exceptions = [
      { kind: 'domain', value: 'a.example', reason: 'Fax' },
      { kind: 'domain', value: 'a.example', reason: 'Old fax', until: '2020-12-31' },
      { kind: 'site', value: 'page.example.net', reason: 'Intranet' },
    ];
    const said = (subject: Recipient | Destination) =>
      vouch(under({ merge: { exceptions } }), subject, NOW).map(({ because, strength }) => [
        because.values?.[0],
        strength,
      ]);
    expect(said(recipient('bob@a.example'))).toEqual([['Fax', null]]);
    expect(said(upload('files.example.org'))).toEqual([['Intranet', null]]);
  });

  it('keeps internal domains to itself', () => {
    expect(isInternal(settings, recipient('a@mail.corp.example'))).toBe(true);
    expect(isInternal(settings, recipient('a@corp.example.org'))).toBe(false);
  });
});

describe('wordsFor', () => {
  const texts = [
    { language: 'en', headline: 'Stop' },
    { language: 'pt-BR', headline: 'Pare' },
    { language: 'de', headline: 'Halt' },
  ];
  it.each([
    ['de-AT', 'Halt'],
    ['pt-PT', 'Pare'],
    ['pt-br', 'Pare'],
    ['ja', 'Stop'],
  ])('%s → %s', (language, headline) => {
    expect(wordsFor(under({ merge: { texts } }), language)?.headline).toBe(headline);
  });
  it('has none where none are set', () => {
    expect(wordsFor(under({}), 'en')).toBeNull();
  });
});

describe('the sender', () => {
  it.each([
    [{}, undefined],
    [{ outboundRelay: 'none' }, undefined],
    [{ outboundRelay: 'nothing' }, []],
    [{ outboundRelay: 'dane' }, ['dane']],
    [{ outboundRelay: 'mta-sts' }, ['mta-sts']],
    [{ outboundRelay: 'both' }, ['mta-sts', 'dane']],
  ])('%j: the relay honours %j', (locked, relay) => {
    expect(senderUnder(under({ locked }), { host: 'outlook.office.com' }).rules?.relay).toEqual(relay);
  });

  it.each([
    ['webmail.corp.example', 'corp.example', { isOwn: true, mustNotLookUp: true }],
    ['webmail.corp.example', 'other.example', { isOwn: true, mustNotLookUp: false }],
    ['mail.google.com', 'mail.corp.example', { isOwn: false, mustNotLookUp: true }],
    ['mail.google.com', undefined, { isOwn: false, mustNotLookUp: false }],
  ])('at %s, from %s', (host, domain, rules) => {
    const locked = {
      extraHosts: [{ host: 'webmail.corp.example', app: 'Roundcube' }],
      internalDomains: ['corp.example'],
    };
    const sender = { host, ...(domain !== undefined && { domain }) };
    expect(senderUnder(under({ locked }), sender)).toEqual({ ...sender, rules });
  });
});
