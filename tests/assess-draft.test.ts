import { describe, expect, it } from 'vitest';
import { assessDraft } from '../utils/assess-draft.ts';
import { checks } from '../utils/checks/index.ts';
import { DEFAULT_ACTIONS } from '../utils/core/decide.ts';
import type { Draft } from '../utils/core/model.ts';
import type { WindowReport } from '../utils/core/report.ts';
import { nameOf } from '../utils/core/subject.ts';
import type { Depth } from '../utils/messages/protocol.ts';
import { fakeLookups, type World } from './checks/fake-lookups.ts';

const world: World = {
  dns: {
    'MX plain-mail.org': '10 mx.plain-mail.org',
    'MX dane.org': 'secure 10 mx.dane.org',
    'TLSA _25._tcp.mx.dane.org': 'secure 3 1 1 digest',
    'MX nowhere.org': 'NXDOMAIN',
    'MX bogus.org': 'servfail',
    'TXT _mta-sts.bogus.org': 'servfail',
  },
};

async function reportOn(texts: readonly string[], changes: Partial<Draft> = {}, depth: Depth = 'full') {
  const draft: Draft = {
    sender: { host: 'webmail.city-office.org' },
    recipients: texts.map((text) => ({ field: 'to' as const, text })),
    unreadable: 0,
    blind: false,
    ...changes,
  };
  const lookups = fakeLookups(world);
  const ports = { checks, lookups, policy: DEFAULT_ACTIONS, alternativesFor: () => [] };
  return { report: await assessDraft('w', draft, depth, ports), asked: lookups.asked };
}

const levels = ({ assessments }: WindowReport) =>
  assessments.map(({ subject, verdict }) => `${nameOf(subject)} ${verdict.level}`);

describe('assessDraft', () => {
  it('lists the worst recipient first', async () => {
    const { report } = await reportOn([
      'bob@gmail.com, bob@plain-mail.org',
      '5551234567@vtext.com',
      'bob@nowhere.org',
      'bob@bogus.org',
    ]);
    expect(levels(report)).toEqual([
      '5551234567@vtext.com exposed',
      'bob@nowhere.org undeliverable',
      'bob@plain-mail.org unproven',
      'bob@bogus.org unknown',
      'bob@gmail.com transport',
    ]);
  });

  it('asks nothing at the depth of its tables, tells what they know, and claims no more', async () => {
    const { report, asked } = await reportOn(
      ['5551234567@vtext.com', 'bob@dane.org', 'bob@gmail.com'],
      {},
      'tables',
    );
    expect(asked).toEqual([]);
    expect(report.pending).toBe(true);
    expect(levels(report)).toEqual([
      '5551234567@vtext.com exposed',
      'bob@dane.org unknown',
      'bob@gmail.com transport',
    ]);
  });

  it('gives every verdict at least one piece of evidence with source and date', async () => {
    const texts = [
      'bob@gmail.com',
      'bob@plain-mail.org',
      '5551234567@vtext.com',
      'a@x.corp',
      'a@[192.0.2.1]',
      'a@bogus.org',
    ];
    const { report } = await reportOn(texts);
    for (const { subject, verdict } of report.assessments) {
      expect(verdict.evidence.length, nameOf(subject)).toBeGreaterThan(0);
      for (const { source, observedAt } of verdict.evidence) {
        expect(source.name).not.toBe('');
        expect(observedAt).toBeGreaterThan(0);
      }
    }
  });

  it('enforces only with a sender that is known to honour it', async () => {
    const outlook = { sender: { host: 'outlook.office.com' } };
    expect(levels((await reportOn(['bob@dane.org'], outlook)).report)).toEqual(['bob@dane.org enforced']);
    expect(levels((await reportOn(['bob@dane.org'])).report)).toEqual(['bob@dane.org transport']);
  });

  it('asks about each domain once, never about an address', async () => {
    const { asked } = await reportOn(['ann@plain-mail.org, bob@plain-mail.org']);
    expect(asked.join()).not.toMatch(/ann|bob/);
  });

  it('says blind, not safe, where nothing can be read', async () => {
    expect((await reportOn([], { blind: true })).report.state).toBe('blind');
    expect((await reportOn(['Sales Team'])).report).toMatchObject({ state: 'blind', unreadable: 1 });
    expect((await reportOn([], { unreadable: 2 })).report).toMatchObject({ state: 'blind', unreadable: 2 });
  });

  it('counts what it could not read beside what it could', async () => {
    expect((await reportOn(['bob@gmail.com, Sales Team'], { unreadable: 1 })).report).toMatchObject({
      state: 'assessed',
      unreadable: 2,
    });
  });

  it('lays the app’s warning to the recipient that nothing vouches for', async () => {
    const { report } = await reportOn(['bob@gmail.com', 'bob@plain-mail.org'], { appState: 'not-encrypted' });
    expect(levels(report)).toEqual(['bob@plain-mail.org exposed', 'bob@gmail.com transport']);
  });

  it('lays the app’s warning to everyone where all are vouched for: one of them it is', async () => {
    const { report } = await reportOn(['bob@gmail.com', 'ann@gmail.com'], { appState: 'not-encrypted' });
    expect(levels(report)).toEqual(['bob@gmail.com exposed', 'ann@gmail.com exposed']);
  });

  it('reads no more addresses than a person writes, and counts the rest as unread', async () => {
    const many = Array.from({ length: 2_005 }, (_, index) => `a${index}@gmail.com`).join(', ');
    const { report } = await reportOn([many]);
    expect(report.assessments).toHaveLength(2_000);
    expect(report.unreadable).toBe(5);
  });
});
