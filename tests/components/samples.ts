/** Sample reports as the worker sends them, with one recipient for each level. */
import type { Code, Because } from '../../utils/core/codes.ts';
import type { Alternative, Assessment, Evidence, Level } from '../../utils/core/model.ts';
import { LEVELS } from '../../utils/core/model.ts';
import type { LedgerEntry, TabReport, WindowReport } from '../../utils/core/report.ts';

/** The time at which every sample is shown. */
export const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;

/** Returns a piece of evidence, two minutes old; `change` overrides its fields. */
export function evidenceOf(because: Because, change: Partial<Evidence> = {}): Evidence {
  return {
    check: 'mail-domain',
    kind: 'protection',
    finding: 'yes',
    strength: null,
    because,
    source: { name: 'resolver', url: 'https://dns.quad9.net' },
    observedAt: NOW - 2 * MINUTE,
    expiresAt: NOW + 60 * MINUTE,
    ...change,
  };
}

const GATEWAYS = { name: 'gateways', url: 'https://carrier.example/end', asOf: '2026-11-23' };
const OPERATORS = { name: 'operators', url: 'https://operator.example/mail', asOf: '2026-11-23' };

const unknown = (code: Code): Evidence =>
  evidenceOf({ code, values: ['example.org'] }, { finding: 'unknown', reason: 'timeout' });

/** The recipient and the evidence for each level. */
const CASES: Readonly<Record<Level, readonly [address: string, ...evidence: Evidence[]]>> = {
  exposed: [
    '5551234567@vtext.com',
    evidenceOf({ code: 'mail-domain-yes', values: ['vtext.com', 'mx.vtext.com'] }),
    evidenceOf(
      { code: 'gateway-ending', values: ['vtext.com', 'Verizon', '2027-03-31'] },
      { check: 'gateway', finding: 'no', strength: 'exposed', source: GATEWAYS },
    ),
  ],
  undeliverable: [
    'ann@no-such-place.org',
    evidenceOf(
      { code: 'no-such-domain', values: ['no-such-place.org'] },
      { finding: 'no', strength: 'undeliverable' },
    ),
  ],
  unproven: [
    'carol@example.org',
    evidenceOf(
      { code: 'mail-domain-yes', values: ['example.org', 'mx.example.org'] },
      { strength: 'unproven' },
    ),
    evidenceOf({ code: 'mta-sts-absent', values: ['example.org'] }, { finding: 'no', check: 'mta-sts' }),
    unknown('dane-unknown'),
  ],
  unknown: ['dan@example.org', unknown('mail-domain-unknown')],
  transport: [
    'erin@gmail.com',
    evidenceOf(
      { code: 'operator-domain', values: ['Google'] },
      { check: 'operator', strength: 'transport', source: OPERATORS },
    ),
  ],
  enforced: [
    'frank@posteo.de',
    evidenceOf(
      { code: 'dane-yes', values: ['posteo.de'] },
      { check: 'dane', strength: 'enforced', mechanism: 'dane' },
    ),
  ],
  'end-to-end': [
    'grace@proton.me',
    evidenceOf(
      { code: 'e2e-same-provider', values: ['Proton Mail'] },
      { check: 'e2e-provider', strength: 'end-to-end', source: { ...OPERATORS, name: 'e2e-mail' } },
    ),
  ],
};

export const SIGNAL: Alternative = {
  id: 'signal',
  title: { key: 'advice_signal_title' },
  how: { key: 'advice_signal_how' },
  open: 'https://signal.org/download/',
  copy: { key: 'advice_signal_copy' },
};

/** Returns the assessment of the recipient who stands for this level. */
export function assessmentOf(level: Level): Assessment {
  const [address, ...evidence] = CASES[level];
  const [localPart = '', domain = ''] = address.split('@');
  return {
    subject: {
      type: 'recipient',
      channel: 'email',
      address,
      localPart,
      domain,
      sender: { host: 'webmail.example.net' },
    },
    verdict: { level, evidence },
    action: level === 'exposed' || level === 'undeliverable' ? 'warn' : 'inform',
    alternatives: level === 'end-to-end' ? [] : [SIGNAL],
  };
}

/** Returns a report on a window with one recipient for each of these levels. */
export function reportOf(levels: readonly Level[], change: Partial<WindowReport> = {}): WindowReport {
  const assessments = levels.map(assessmentOf);
  return {
    id: '0:1',
    kind: 'message',
    state: 'assessed',
    pending: false,
    assessments,
    unreadable: 0,
    ...change,
  };
}

export const EVERYONE = reportOf(LEVELS);
export const BLIND = reportOf([], { state: 'blind', unreadable: 2 });
export const FAILED = reportOf([], { state: 'failed' });

/** A recipient left unchecked because lookups have no consent yet. */
export const WITHOUT_CONSENT = reportOf(['unknown'], {
  assessments: [assessmentOf('unknown')].map((one) => ({
    ...one,
    verdict: {
      level: 'unknown',
      evidence: one.verdict.evidence.map((item) => ({ ...item, reason: 'no-consent' as const })),
    },
  })),
});

export const TAB: TabReport = {
  site: 'webmail.example.net',
  adapter: 'Roundcube',
  windows: [reportOf(['exposed', 'transport']), BLIND, reportOf([], { id: '0:3', state: 'empty' })],
  updatedAt: NOW,
};

export const LEDGER: readonly LedgerEntry[] = [
  { at: NOW, to: 'dns.quad9.net', purpose: 'dns', revealed: 'example.org', outcome: 'answered' },
  {
    at: NOW - MINUTE,
    to: 'mta-sts.example.org',
    purpose: 'mta-sts-policy',
    revealed: 'example.org',
    outcome: 'timeout',
  },
];
