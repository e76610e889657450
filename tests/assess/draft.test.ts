import { describe, expect, it } from 'vitest';
import { nameOf } from '../../utils/core/subject.ts';
import { levels, reportOn } from './world.ts';
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

  it('asks the DNS about domains, never about an address; only keys are people’s', async () => {
    const { asked } = await reportOn(['ann@plain-mail.org, bob@plain-mail.org']);
    const aboutPeople = asked.filter((question) => /ann|bob/.test(question));
    expect(aboutPeople.filter((question) => !question.startsWith('key '))).toEqual([]);
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

  it('tells of each recipient what the app shows of that one', async () => {
    const proton = 'mail.proton.me';
    const { report } = await reportOn([], {
      sender: { host: proton },
      recipients: [
        { field: 'to', text: 'ann@proton.me', appState: 'end-to-end' },
        { field: 'to', text: 'off@proton.me', appState: 'switched-off' },
        { field: 'to', text: 'wait@proton.me', appState: 'undecided' },
        { field: 'cc', text: 'key@plain-mail.org', appState: 'end-to-end' },
        { field: 'cc', text: 'bob@plain-mail.org', appState: 'plain' },
      ],
    });
    expect(levels(report)).toEqual([
      'bob@plain-mail.org unproven',
      'off@proton.me transport',
      'wait@proton.me transport',
      'ann@proton.me end-to-end',
      'key@plain-mail.org end-to-end',
    ]);
  });

  it('takes the state that promises less where one recipient is shown with two', async () => {
    const recipients = [
      { field: 'to', text: 'ann@proton.me', appState: 'end-to-end' },
      { field: 'cc', text: 'ann@proton.me', appState: 'switched-off' },
    ] as const;
    for (const two of [recipients, recipients.toReversed()]) {
      const { report } = await reportOn([], { sender: { host: 'mail.proton.me' }, recipients: two });
      expect(levels(report)).toEqual(['ann@proton.me transport']);
    }
  });

  it.each([
    ['ciphertext', undefined, 'end-to-end', 'app-ciphertext'],
    ['ciphertext', 'plain', 'end-to-end', 'app-ciphertext'],
    ['password', undefined, 'end-to-end', 'app-password'],
    ['password', 'end-to-end', 'end-to-end', 'app-password'],
    // A password that was set shows on the chips of the recipients it is for; without a lock, the chip's state wins.
    ['password', 'plain', 'unproven', 'app-plain'],
    ['password', 'undecided', 'unproven', 'app-undecided'],
    ['provider-keys', undefined, 'transport', 'app-provider-keys'],
    ['claimed', undefined, 'unproven', 'app-claimed'],
    ['partly', undefined, 'unproven', 'app-partly'],
    ['elsewhere', undefined, 'unproven', 'app-elsewhere'],
    ['plain', undefined, 'unproven', 'app-plain'],
  ] as const)('of a draft %s and a recipient %s: %s', async (draft, own, level, key) => {
    const recipient = { field: 'to', text: 'bob@plain-mail.org' } as const;
    const { report } = await reportOn([], {
      // A password counts only on an end-to-end provider's own page.
      ...(draft === 'password' ? { sender: { host: 'mail.proton.me' } } : {}),
      appState: draft,
      recipients: [own ? { ...recipient, appState: own } : recipient],
    });
    expect(levels(report)).toEqual([`bob@plain-mail.org ${level}`]);
    const [assessment] = report.assessments;
    expect(assessment?.verdict.evidence.map(({ because }) => because.code)).toContain(key);
  });

  it('grants nobody end-to-end where the app sends openly, also its own users', async () => {
    const tuta = { sender: { host: 'app.tuta.com' } };
    expect(levels((await reportOn(['ann@tuta.com', 'bob@gmail.com'], tuta)).report)).toEqual([
      'bob@gmail.com transport',
      'ann@tuta.com end-to-end',
    ]);
    const { report } = await reportOn(['ann@tuta.com', 'bob@gmail.com'], { ...tuta, appState: 'plain' });
    expect(report.assessments.map(({ verdict }) => verdict.level)).not.toContain('end-to-end');
  });

  it('no word of the app outweighs a known open hop', async () => {
    const { report } = await reportOn(['5551234567@vtext.com'], { appState: 'end-to-end' });
    expect(levels(report)).toEqual(['5551234567@vtext.com exposed']);
  });

  it('says that a window of another extension is elsewhere', async () => {
    const { report } = await reportOn([], { blind: true, appState: 'elsewhere' });
    expect(report.state).toBe('elsewhere');
  });

  it('reads no more addresses than a person writes, and counts the rest as unread', async () => {
    const many = Array.from({ length: 2_005 }, (_, index) => `a${index}@gmail.com`).join(', ');
    const { report } = await reportOn([many]);
    expect(report.assessments).toHaveLength(2_000);
    expect(report.unreadable).toBe(5);
  });
});

describe('more than a person writes', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `a${index}@gmail.com`);
  const GATEWAY = '5551234567@vtext.com';

  it('hides no recipient whose mail certainly goes out openly', async () => {
    const { report } = await reportOn([[...many(2_005), GATEWAY].join(', ')]);
    expect(levels(report)[0]).toBe(`${GATEWAY} exposed`);
    expect(report.unreadable).toBe(6);
  });

  it('is counted where it is not read: a long text, and any number of texts', async () => {
    const pad = ' '.repeat(400_000);
    const { report } = await reportOn([`${GATEWAY},${pad}b@x.org, c@x.org`, 'bob@gmail.com', 'later@x.org']);
    expect(levels(report)[0]).toBe(`${GATEWAY} exposed`);
    expect(report.unreadable).toBe(2);
    const blind = await reportOn([`${'x'.repeat(400_000)}@gmail.com`]);
    expect(blind.report).toMatchObject({ state: 'blind', unreadable: 1 });
  });

  it('lets other questions in between', async () => {
    let isDone = false;
    const long = reportOn(many(2_000), {}, 'tables').then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(isDone).toBe(false);
    expect((await reportOn([GATEWAY])).report.assessments[0]?.verdict.level).toBe('exposed');
    expect(isDone).toBe(false);
    await long;
  });

  it('of mail hosts is not looked at, and nothing is claimed', async () => {
    const hosts = Array.from({ length: 51 }, (_, index) => `10 mx${index}.many.org`).join(' | ');
    const { report } = await reportOn(['x@many.org'], {}, 'full', { dns: { 'MX many.org': hosts } });
    expect(levels(report)).toEqual(['x@many.org unknown']);
  });
});
