/** The strip is one line: its outcome is short at every level and in every language, however long the names are. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LEVELS, type Assessment } from '../../utils/core/model.ts';
import { widthOf } from '../../utils/texts/check.ts';
import { TRANSLATED } from '../../utils/texts/files.ts';
import { assessmentOf, BLIND, evidenceOf, FAILED, reportOf, WITHOUT_CONSENT } from './samples.ts';
import { speaking } from '../setup/speaker.ts';

const ROOM = 40;
const LONG = `${'very-long-name-of-somebody.'.repeat(4)}end`;

let outcomeOf: typeof import('../../components/inline/words.ts').outcomeOf;
let stripOutcome: typeof import('../../components/inline/words.ts').stripOutcome;

/** Loads the words in this language. A page reads the browser's language once, so the modules are loaded again. */
async function speak(folder: string): Promise<void> {
  vi.stubGlobal('chrome', speaking(folder));
  vi.resetModules();
  ({ outcomeOf, stripOutcome } = await import('../../components/inline/words.ts'));
}

/** Returns the visible width of a text: without the characters that only set its direction. */
const wide = (text: string) => widthOf(text.replace(/[\u2068\u2069]/g, ''));
const mailTo = (one: Assessment, address: string): Assessment => ({
  ...one,
  subject: { ...one.subject, type: 'recipient', channel: 'email', address } as Assessment['subject'],
});
const site = (channel: 'form' | 'upload' | 'chat', one: Assessment, host: string): Assessment => ({
  ...one,
  subject: {
    type: 'destination',
    channel,
    scheme: 'https:',
    host,
    page: { scheme: 'https:', host },
    upgraded: false,
    ...(channel === 'chat' && { app: host }),
  },
});

describe.each(['en', ...TRANSLATED])('the strip in %s', (folder) => {
  beforeAll(() => speak(folder));

  it.each(LEVELS)('has at most 40 characters for %s', (level) => {
    const one = assessmentOf(level);
    for (const name of ['ann@a.org', `ann@${LONG}`, `\u5c71\u7530@${'\u65e5\u672c'.repeat(30)}.jp`]) {
      for (const each of [
        mailTo(one, name),
        ...(['form', 'upload', 'chat'] as const).map((kind) => site(kind, one, name)),
      ]) {
        const said = outcomeOf(each);
        expect(said).not.toBe('');
        expect([said, wide(said) <= ROOM]).toEqual([said, true]);
      }
    }
    const many = stripOutcome(reportOf([level, level]));
    expect([many, wide(many) <= ROOM]).toEqual([many, true]);
  });

  it.each([
    BLIND,
    FAILED,
    WITHOUT_CONSENT,
    { ...BLIND, state: 'elsewhere' as const },
    reportOf([], { state: 'checking' }),
    reportOf(['transport'], { pending: true }),
  ])('says what is not known in as few ($state)', (report) => {
    const said = stripOutcome(report);
    expect(said).not.toBe('');
    expect(wide(said)).toBeLessThanOrEqual(ROOM);
  });
});

describe('the outcome', () => {
  beforeAll(() => speak('en'));
  const by = (operator: string) => {
    const because = { code: 'operator-domain', values: [operator] } as const;
    const evidence = [evidenceOf(because, { check: 'operator', strength: 'transport' })];
    return { ...assessmentOf('transport'), verdict: { level: 'transport', evidence } } as const;
  };

  it('keeps the end of a name that is too long: that says whose it is', () => {
    expect(outcomeOf(mailTo(assessmentOf('end-to-end'), `ann@${LONG}`))).toMatch(
      /^Only \u2026[a-z.-]+\.end can read it$/,
    );
  });

  it('names the provider where that is one, and where there is room for its whole name', () => {
    expect(outcomeOf(by('Google'))).toBe('Normal mail: Google can read it');
    expect(outcomeOf(by('Google'), true)).toBe('Normal mail: its providers can read it');
    expect(outcomeOf(by('A provider with a long name'))).toBe('Normal mail: its providers can read it');
  });

  it('tells three kinds of \u201cnot checked\u201d apart', () => {
    const failed = assessmentOf('unknown');
    const unseen = { ...failed, verdict: { ...failed.verdict, evidence: [] } };
    const said = [WITHOUT_CONSENT.assessments[0] ?? failed, failed, unseen].map((one) => outcomeOf(one));
    expect(said).toEqual([
      'Not checked: look-ups are off',
      'Couldn\u2019t check this',
      'Can\u2019t see who could read this',
    ]);
  });

  it('claims nothing while something may still change it, unless that can only be worse', () => {
    expect(stripOutcome(reportOf(['transport'], { pending: true }))).toBe('Checking\u2026');
    expect(stripOutcome(reportOf(['exposed'], { pending: true }))).toBe('Phone companies can read this');
  });
});
