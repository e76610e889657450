// @vitest-environment jsdom
/** Evidence that decided nothing is not listed under a headline that says the opposite (ux/README.md, section 4). */
import { expect, it } from 'vitest';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import type { Evidence, Level } from '../../utils/core/model.ts';
import { evidenceOf, NOW } from './samples.ts';
import { show, textOf } from './setup.ts';

const saidUnder = async (level: Level, ...evidence: Evidence[]) =>
  textOf(await show(<EvidenceList verdict={{ level, evidence }} now={NOW} />));
const MX = evidenceOf(
  { code: 'mail-domain-yes', values: ['example.org', 'mx.example.org'] },
  { strength: 'unproven' },
);
const ABSENT = evidenceOf(
  { code: 'mta-sts-absent', values: ['example.org'] },
  { finding: 'no', check: 'mta-sts' },
);

it('a mail server alone guarantees nothing: said where it decides, and not under a better level', async () => {
  expect(await saidUnder('unproven', MX)).toContain('takes its mail at mx.example.org. That alone doesn’t');
  const operator = evidenceOf(
    { code: 'operator-yes', values: ['Google'] },
    { check: 'operator', strength: 'transport' },
  );
  expect(await saidUnder('transport', operator, MX)).not.toContain('guarantee');
});

it('an absence is said where nothing better holds, and not where a promise or a key does', async () => {
  expect(await saidUnder('unproven', MX, ABSENT)).toContain('publishes no policy');
  const dane = evidenceOf(
    { code: 'dane-yes', values: ['example.org'] },
    { check: 'dane', strength: 'enforced', mechanism: 'dane' },
  );
  expect(await saidUnder('enforced', dane, ABSENT)).not.toContain('publishes no policy');
});
