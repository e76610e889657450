/** What a recipient's domain demands counts only if the sender honours it. */
import { describe, expect, it } from 'vitest';
import type { Mechanism } from '../../utils/core/model.ts';
import { levels, reportOn } from './world.ts';
import type { World } from '../checks/fake-lookups.ts';

describe('what a recipient demands, and what a sender honours', () => {
  const GMAIL = { host: 'mail.google.com' };
  const OFFICE = { host: 'outlook.office.com' };
  const enforce = (mx: string) => `version: STSv1 / mode: enforce / mx: ${mx} / max_age: 86400`;
  const demanding: World = {
    dns: {
      'MX gmail.com': '5 gmail-smtp-in.l.google.com',
      'TXT _mta-sts.gmail.com': 'v=STSv1; id=1',
      'MX live.com': '2 live-com.olc.protection.outlook.com',
      'TXT _mta-sts.live.com': 'v=STSv1; id=1',
      'MX proton.me': 'secure 10 mail.protonmail.ch',
      'TXT _mta-sts.proton.me': 'v=STSv1; id=1',
      'TLSA _25._tcp.mail.protonmail.ch': 'secure 3 1 1 digest',
      'MX moved.org': '1 smtp.google.com',
      'TXT _mta-sts.moved.org': 'v=STSv1; id=1',
      'MX odd.org': '10 192.0.2.1',
      'TXT _mta-sts.odd.org': 'v=STSv1; id=1',
    },
    policies: {
      'gmail.com': enforce('gmail-smtp-in.l.google.com'),
      'live.com': enforce('*.olc.protection.outlook.com'),
      'proton.me': enforce('mail.protonmail.ch'),
      'moved.org': enforce('route1.mx.cloudflare.net'),
      'odd.org': enforce('192.0.2.1'),
    },
  };
  const offline: World = {
    dns: { 'MX gmail.com': 'no-consent', 'TXT _mta-sts.gmail.com': 'no-consent' },
  };
  const relay = (...honoured: Mechanism[]) => ({
    rules: { relay: honoured, isOwn: false, mustNotLookUp: false },
  });

  it.each([
    ['gmail.com', GMAIL, demanding, 'enforced'],
    ['live.com', GMAIL, demanding, 'enforced'],
    ['proton.me', GMAIL, demanding, 'enforced'],
    ['proton.me', OFFICE, demanding, 'enforced'],
    ['gmail.com', { host: 'webmail.city-office.org' }, demanding, 'transport'],
    ['gmail.com', GMAIL, offline, 'enforced'],
    ['gmail.com', { ...GMAIL, domain: 'gmx.net' }, offline, 'transport'],
    ['gmail.com', { ...GMAIL, domain: 'gmx.net' }, demanding, 'transport'],
    ['gmail.com', { ...GMAIL, domain: 'gmail.com' }, demanding, 'enforced'],
    ['gmail.com', { ...OFFICE, ...relay() }, demanding, 'transport'],
    ['gmail.com', { ...OFFICE, ...relay('dane') }, demanding, 'transport'],
    ['gmail.com', { ...OFFICE, ...relay('mta-sts') }, demanding, 'enforced'],
    ['moved.org', GMAIL, demanding, 'undeliverable'],
    ['moved.org', { ...OFFICE, ...relay() }, demanding, 'transport'],
    ['moved.org', { host: 'webmail.city-office.org' }, demanding, 'transport'],
    ['odd.org', GMAIL, demanding, 'unproven'],
  ])('to %s from %j', async (domain, sender, there, level) => {
    const { report } = await reportOn([`bob@${domain}`], { sender }, 'full', there);
    expect(levels(report)).toEqual([`bob@${domain} ${level}`]);
  });

  it('is no less with more consent: the table stands in where nobody may be asked', async () => {
    const at = async (there: World) =>
      (await reportOn(['bob@gmail.com'], { sender: GMAIL }, 'full', there)).report;
    expect(levels(await at(offline))).toEqual(levels(await at(demanding)));
  });
});
