/**
 * The note to whoever runs a recipient's mail: it reports the gravest problem seen, in the words for that problem, and
 * nothing unseen.
 */
import { describe, expect, it } from 'vitest';
import { advise } from '../../utils/core/advise.ts';
import type { Code } from '../../utils/core/codes.ts';
import type { Evidence, Recipient, Verdict } from '../../utils/core/model.ts';
import { noteToPostmaster } from '../../utils/core/postmaster.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { parseEvidence } from './evidence.ts';

const ANN = { type: 'recipient', address: 'ann@own-mail.org', domain: 'own-mail.org' } as Recipient;
const VALUES = ['one', 'two', 'three'];
const seen = (code: Code, finding: Evidence['finding'] = 'no'): Evidence => ({
  ...parseEvidence('mta-sts no'),
  finding,
  because: { code, values: VALUES },
});
const verdict = (level: Verdict['level'], ...evidence: Evidence[]): Verdict => ({ level, evidence });
const keyIn = (of: Verdict) => noteToPostmaster(of, ANN)[0]?.copy?.key;

describe('a note to the postmaster', () => {
  it.each([
    'probe-no',
    'probe-dane-no',
    'probe-expired',
    'probe-name',
    'probe-certificate',
    'probe-self-signed',
    'probe-old',
    'mta-sts-refused',
    'mta-sts-partly',
    'mta-sts-absent',
  ] as const)('names what was seen, with the values that the evidence has: %s', (code) => {
    const [way, ...more] = noteToPostmaster(verdict('unproven', seen(code)), ANN);
    expect(more).toEqual([]);
    expect(way).toMatchObject({
      id: 'postmaster',
      title: { key: 'advice_postmaster_title' },
      how: { key: 'advice_postmaster_how', values: ['own-mail.org'] },
      copy: { values: VALUES },
    });
    // Both texts, the evidence's and the note's, must use the same placeholders in the same order.
    const contentOf = (key: string) => {
      const message = (messages as Record<string, { placeholders?: object }>)[key];
      return Object.entries(message?.placeholders ?? {}).map(([name, { content }]) => [
        name,
        content as string,
      ]);
    };
    const told = contentOf(way?.copy?.key ?? '');
    expect(told.length).toBeGreaterThan(0);
    const sentence = contentOf(`because_${code.replaceAll('-', '_')}`);
    for (const one of told) expect(sentence).toContainEqual(one);
  });

  it('is of the gravest', () => {
    expect(keyIn(verdict('exposed', seen('mta-sts-absent'), seen('probe-no')))).toBe(
      'advice_postmaster_no_tls',
    );
    expect(keyIn(verdict('exposed', seen('mta-sts-partly'), seen('probe-expired')))).toBe(
      'advice_postmaster_expired',
    );
  });

  it('is none where nothing was seen, or where others guard the mail', () => {
    expect(noteToPostmaster(verdict('unknown', seen('probe-no', 'unknown')), ANN)).toEqual([]);
    expect(noteToPostmaster(verdict('unknown', seen('mta-sts-unknown', 'unknown')), ANN)).toEqual([]);
    expect(noteToPostmaster(verdict('transport', seen('mta-sts-absent')), ANN)).toEqual([]);
    expect(noteToPostmaster(verdict('unproven', seen('dane-absent')), ANN)).toEqual([]);
  });

  it('stands behind what helps at once, in a mail only', () => {
    const sources = { alternativesFor: () => [], keyHow: null, preferred: [], here: 'webmail.example.org' };
    const of = verdict('unproven', seen('mta-sts-absent'));
    expect(advise(of, sources)).toEqual([]);
    const ways = advise(of, { ...sources, meant: { recipient: ANN, near: () => null } });
    expect(ways.map(({ id }) => id)).toEqual(['ask-key', 'postmaster', 'remove']);
  });
});
