/** The code that a help desk reads out: written, typed and mistyped. */
import { describe, expect, it } from 'vitest';
import { requestNumber, parseCode, renderCode, normaliseCode } from '../../utils/policy/grant-code.ts';

describe('a code', () => {
  const what = {
    kind: 'domain',
    until: '2026-11-28T17:00Z',
    signature: new Uint8Array(64).map((_, at) => at * 3),
  } as const;
  it('is read as it was written, also as it is typed from what is read out', () => {
    const code = renderCode(what);
    expect(code.split('\n').map((row) => row.split(' ').length)).toEqual([4, 4, 4, 4, 4, 4]);
    for (const text of [
      code,
      code.toLowerCase(),
      code.replaceAll(/\s/g, '-'),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ])
      expect(parseCode(text)).toEqual(what);
  });

  it('tells the row in which one sign is wrong, or two have changed places', () => {
    const signs = normaliseCode(renderCode(what));
    for (let at = 0; at < signs.length; at += 1) {
      const other = signs[at] === 'Z' ? 'Y' : 'Z';
      const mistyped = `${signs.slice(0, at)}${other}${signs.slice(at + 1)}`;
      expect(parseCode(mistyped), String(at)).toBe(Math.floor(at / 20) + 1);
      const swapped = `${signs.slice(0, at)}${signs[at + 1] ?? ''}${signs[at] ?? ''}${signs.slice(at + 2)}`;
      if (at % 20 < 19 && at + 1 < signs.length && signs[at] !== signs[at + 1])
        expect(parseCode(swapped), `swap ${at}`).toBe(Math.floor(at / 20) + 1);
    }
  });

  it.each(['', 'hello', '0'.repeat(500), 'A'.repeat(1e6), 'ÄÖÜ'])('is none: %.20s', (text) => {
    expect(parseCode(text)).toBeNull();
  });
});

it('numbers have fifty bits of what was drawn', () => {
  expect(requestNumber(new Uint8Array(10))).toBe('00000-00000');
  expect(requestNumber(new Uint8Array(10).fill(31))).toBe('ZZZZZ-ZZZZZ');
});
