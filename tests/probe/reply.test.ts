/**
 * The reader of SMTP replies: whether they come whole or in pieces, good or hostile, it ends, stays small and guesses
 * nothing.
 */
import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import {
  isPaintedOver,
  keywordsOf,
  readReply,
  EMPTY_READING,
  type ParseResult,
} from '../../utils/probe/smtp/reply.ts';

/** Reads the pieces one by one until there is a reply or a fault. */
function readAll(pieces: readonly string[]): ParseResult {
  let heard: ParseResult = { kind: 'more', reading: EMPTY_READING };
  for (const piece of pieces) {
    if (heard.kind !== 'more') break;
    heard = readReply(heard.reading, piece);
  }
  return heard;
}

const cases: [string, string, object][] = [
  ['one line', '220 mx\r\n', { kind: 'reply', reply: { code: 220, lines: ['mx'] }, rest: '' }],
  ['no text', '250\r\n', { kind: 'reply', reply: { code: 250, lines: [''] } }],
  ['several lines', '250-a\r\n250 b\r\n', { kind: 'reply', reply: { code: 250, lines: ['a', 'b'] } }],
  ['bare line feeds', '250-a\n250 b\n', { kind: 'reply', reply: { code: 250, lines: ['a', 'b'] } }],
  ['what comes behind stays', '220 go\r\n250 x', { kind: 'reply', rest: '250 x' }],
  ['not whole', '250-a\r\n250 b', { kind: 'more' }],
  ['codes that differ', '250-a\r\n550 b\r\n', { kind: 'bad', problem: 'malformed' }],
  ['no code', 'hello\r\n', { kind: 'bad', problem: 'malformed' }],
  ['1xx is no reply of SMTP', '120 x\r\n', { kind: 'bad', problem: 'malformed' }],
  ['a code of four digits', '2200 x\r\n', { kind: 'bad', problem: 'malformed' }],
  ['a line without end', `220 ${'x'.repeat(5_000)}`, { kind: 'bad', problem: 'too-large' }],
  ['lines without end', '250-x\r\n'.repeat(500), { kind: 'bad', problem: 'too-large' }],
];

describe('a reply', () => {
  it.each(cases)('%s', (_, text, outcome) => {
    expect(readAll([text])).toMatchObject(outcome);
  });

  it('is the same however it comes in pieces', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom('220 ', '250-', '250 STARTTLS', '\r\n', '\n', 'x', '-', '\r', '250'), {
          maxLength: 30,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.array(fc.nat(200), { maxLength: 5 }), (whole, cuts) => {
        const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end));
        const [one, other] = [readAll([whole]), readAll(pieces)];
        expect(other.kind).toBe(one.kind);
        if (one.kind === 'reply' && other.kind === 'reply') expect(other.reply).toEqual(one.reply);
        if (one.kind === 'bad') expect(other).toEqual(one);
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('never holds more than its bounds, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 2_000 }), { maxLength: 40 }), (pieces) => {
        const heard = readAll(pieces);
        if (heard.kind !== 'more') return;
        expect(heard.reading.rest.length).toBeLessThanOrEqual(4_096);
        expect(heard.reading.size).toBeLessThanOrEqual(32 * 1024);
      }),
    );
  });
});

describe('what a server offers', () => {
  it('is told by the first word of each line but the first, in any case', () => {
    const keywords = keywordsOf({
      code: 250,
      lines: ['STARTTLS greets', 'Size 10', 'starttls', ' 8BITMIME '],
    });
    expect([...keywords]).toEqual(['SIZE', 'STARTTLS', '8BITMIME']);
  });

  it.each([
    ['XXXXXXXA', true],
    ['XXXXXXXX', true],
    ['ZZZZZZZZ', true],
    ['*********************2******200**', true],
    ['X-ANONYMOUSTLS', false],
    ['XCLIENT NAME ADDR', false],
    ['XXX', false],
    ['PIPELINING', false],
  ])('%s painted over: %s', (line, is) => {
    expect(isPaintedOver({ code: 250, lines: ['mx', line] })).toBe(is);
  });
});
