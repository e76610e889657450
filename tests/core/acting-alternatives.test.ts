import { describe, expect, it } from 'vitest';
import { othersOf } from '../../utils/core/acting-alternatives.ts';
import { advise } from '../../utils/core/advise.ts';
import { isFineFor } from '../../utils/core/fine-for.ts';
import { judge } from '../../utils/core/judge.ts';
import {
  ACTIONS,
  type Action,
  type Assessment,
  type Evidence,
  type Recipient,
} from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { NOW, parseEvidence } from './evidence.ts';

const recipient = (address: string): Recipient => ({
  type: 'recipient',
  channel: 'email',
  address,
  localPart: address.split('@')[0] ?? '',
  domain: address.split('@')[1] ?? '',
  sender: { host: 'mail.example.net' },
});
const one = (address: string, action: Action): Assessment => ({
  subject: recipient(address),
  verdict: { level: 'exposed', evidence: [] },
  action,
  alternatives: [],
});
const report = (assessments: readonly Assessment[], more: Partial<WindowReport> = {}): WindowReport => ({
  id: 'w',
  kind: 'message',
  state: 'assessed',
  pending: false,
  assessments,
  unreadable: 0,
  ...more,
});
const ANN = 'ann@one.example';
const BOB = 'bob@two.example';

describe('sending to the others only', () => {
  it.each(ACTIONS)('is offered beside one to be asked about, and takes out that one: %s', (action) => {
    const others = othersOf(report([one(BOB, action), one(ANN, 'inform')]));
    const isHeld = ['warn', 'justify', 'block'].includes(action);
    expect(others?.act).toEqual(isHeld ? { kind: 'remove', addresses: [BOB], stay: [ANN] } : undefined);
  });

  it('is not where nobody would be left, or it is not known who all of them are', () => {
    expect(othersOf(report([one(BOB, 'warn')]))).toBeNull();
    const both = [one(BOB, 'warn'), one(ANN, 'inform')];
    expect(othersOf(report(both, { unreadable: 1 }))).toBeNull();
    expect(othersOf(report(both, { state: 'failed' }))).toBeNull();
    expect(othersOf(report(both, { kind: 'form' }))).toBeNull();
  });

  it('releases only what is read and judged to its end, of those who stay alone', () => {
    const fine = [one(ANN, 'inform')];
    expect(isFineFor([ANN], report(fine))).toBe(true);
    expect(isFineFor([ANN], report(fine, { pending: true }))).toBe(false);
    expect(isFineFor([ANN], report(fine, { unreadable: 1 }))).toBe(false);
    expect(isFineFor([ANN], report(fine, { state: 'checking' }))).toBe(false);
    expect(isFineFor([ANN, BOB], report(fine))).toBe(false);
    expect(isFineFor([BOB], report(fine))).toBe(false);
    expect(isFineFor([ANN, BOB], report([...fine, one('eve@c.org', 'inform')]))).toBe(false);
    expect(isFineFor([], report([], { state: 'empty' }))).toBe(false);
    expect(isFineFor([ANN], report([...fine, one(BOB, 'inform')]))).toBe(false);
  });

  it.each(['warn', 'justify', 'block'] as const)('releases nothing of which policy says %s', (action) => {
    expect(isFineFor([ANN], report([one(ANN, action)]))).toBe(false);
    expect(isFineFor([ANN, BOB], report([one(ANN, 'inform'), one(BOB, action)]))).toBe(false);
    expect(isFineFor([ANN, BOB], report([one(ANN, action), one(BOB, 'inform')]))).toBe(false);
  });
});

describe('did you mean', () => {
  const near = () => 'gmail.com';
  const ids = (evidence: Evidence[]) =>
    advise(judge(evidence, NOW), {
      alternativesFor: () => [],
      keyHow: null,
      preferred: [],
      here: 'mail.example.net',
      meant: { recipient: recipient('ann@gmial.com'), near },
    }).map(({ id }) => id);
  const found = (code: 'no-such-domain' | 'null-mx' | 'no-mail-host') => ({
    ...parseEvidence('mail-domain no undeliverable'),
    because: { code, values: ['gmial.com'] },
  });

  it('is asked where there is no such domain', () => {
    expect(ids([found('no-such-domain')])).toEqual(['did-you-mean', 'remove']);
  });

  it('is asked of no domain that exists, nor of one that could not be checked', () => {
    expect(ids([found('null-mx')])).toEqual(['remove']);
    expect(ids([found('no-mail-host')])).toEqual(['remove']);
    expect(ids([parseEvidence('mail-domain unknown')])).toEqual(['ask-key', 'remove']);
    expect(ids([parseEvidence('mail-domain yes unproven')])).toEqual(['ask-key', 'remove']);
  });
});
