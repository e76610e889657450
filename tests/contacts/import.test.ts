import { describe, expect, it } from 'vitest';
import { mergeEntries, type PersonEntry } from '../../utils/core/people.ts';
import { parsePeople } from '../../utils/contacts/import.ts';
import { parseNumber } from '../../utils/lookups/libraries/phones/parse.ts';

const read = (text: string) => parsePeople(text, (number) => parseNumber(number, 'US'), '2026-11-25');

describe('lists of people', () => {
  it('are taken from a table, in whatever order its columns stand and however numbers are written', () => {
    const text =
      '\uFEFFchannel,handle,asOf,e2ee\r\nimessage,"(213) 373-4253",2026-11-01,no\r\nsignal,Ann@A.org,,yes\r\n';
    expect(read(text)).toEqual({
      entries: [
        { handle: '+12133734253', imessage: false, asOf: '2026-11-01' },
        { handle: 'ann@a.org', signal: true, asOf: '2026-11-25' },
      ],
      problems: [],
    });
  });

  it('are taken from JSON', () => {
    const text = JSON.stringify([{ handle: '+12133734253', smime: true, asOf: '2026-11-01' }]);
    expect(read(text)).toMatchObject({ entries: [{ handle: '+12133734253', smime: true }], problems: [] });
  });

  it('say nothing of what they leave out: a mark that was there stays', () => {
    const before = { handle: 'ann@a.org', imessage: false, signal: true, asOf: '2026-10-01' };
    const json = JSON.stringify([{ handle: 'ann@a.org', smime: true, asOf: '2026-11-01' }]);
    const table = 'handle,channel,e2ee,asOf\nann@a.org,smime,yes,2026-11-01';
    for (const text of [json, table])
      expect(read(text).entries.reduce<PersonEntry>(mergeEntries, before)).toEqual({
        ...before,
        smime: true,
        asOf: '2026-11-01',
      });
  });

  it('lose nothing: every line that cannot be taken is named, the others are taken', () => {
    const lines = [
      'handle,channel,e2ee,asOf',
      'nobody,signal,yes,2026-11-01',
      'ann@a.org,pager,yes,2026-11-01',
      'ann@a.org,signal,perhaps,2026-11-01',
      'ann@a.org,signal,yes,1 Nov',
      'ann@a.org,signal,yes,2026-11-01',
    ];
    expect(read(lines.join('\n'))).toEqual({
      entries: [{ handle: 'ann@a.org', signal: true, asOf: '2026-11-01' }],
      problems: [
        { line: 2, problem: 'handle' },
        { line: 3, problem: 'channel' },
        { line: 4, problem: 'yes-or-no' },
        { line: 5, problem: 'date' },
      ],
    });
  });

  it('names a line by where it stands, also behind empty ones', () => {
    const text = 'handle,channel,e2ee,asOf\n\n , \nann@a.org,signal,yes,2026-11-01\n\nnobody,signal,yes,\n\n';
    expect(read(text)).toEqual({
      entries: [{ handle: 'ann@a.org', signal: true, asOf: '2026-11-01' }],
      problems: [{ line: 6, problem: 'handle' }],
    });
  });

  it('takes lines with more cells than columns', () => {
    const text = 'handle,channel,e2ee,asOf\n,,,,,\nann@a.org,signal,yes,2026-11-01,note,more';
    expect(read(text)).toEqual({
      entries: [{ handle: 'ann@a.org', signal: true, asOf: '2026-11-01' }],
      problems: [],
    });
  });

  it('takes no day that there is not', () => {
    expect(read('handle,channel,e2ee,asOf\nann@a.org,signal,yes,2026-13-45').problems).toEqual([
      { line: 2, problem: 'date' },
    ]);
  });

  it('are taken from tables of other countries, and from lists with tabs', () => {
    const entries = [{ handle: 'ann@a.org', signal: true, asOf: '2026-11-01' }];
    for (const sign of [';', '\t'])
      expect(read(`handle,channel,e2ee,asOf\nann@a.org,signal,yes,2026-11-01`.replaceAll(',', sign))).toEqual(
        {
          entries,
          problems: [],
        },
      );
  });

  it.each([
    ['a text', 'Dear Ann,\nthank you.'],
    ['a table of something else', 'name,town\nAnn,Rome'],
    ['broken JSON', '[{"handle":'],
    ['nothing', ''],
  ])('%s is no such list', (_, text) => {
    expect(read(text)).toEqual({ entries: [], problems: [{ line: 1, problem: 'unreadable' }] });
  });

  it('an entry that is none is named by its place', () => {
    expect(read('[{"handle":"ann@a.org","asOf":"2026-11-01","signal":true},{"handle":7}]').problems).toEqual([
      { line: 2, problem: 'entry' },
    ]);
  });
});
