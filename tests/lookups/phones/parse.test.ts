import { describe, expect, it } from 'vitest';
import { parseHandle } from '../../../utils/core/handle.ts';
import { parseNumber } from '../../../utils/lookups/libraries/phones/parse.ts';

const inAmerica = (text: string) => parseHandle(text, (number) => parseNumber(number, 'US'));
const nowhere = (text: string) => parseHandle(text, (number) => parseNumber(number, null));

describe('handles', () => {
  it.each([
    ['+1 (555) 123-4567', '+15551234567'],
    ['+15551234567', '+15551234567'],
    ['0049 30 1234567', '+49301234567'],
    ['tel:+49-30-1234567', '+49301234567'],
    ['Ann@Own-Mail.org', 'ann@own-mail.org'],
    ['mailto:ann@own-mail.org', 'ann@own-mail.org'],
    ['HELP', null],
    ['', null],
    ['+0123', null],
    ['@', null],
  ])('%s → %s wherever one is', (text, handle) => {
    expect(nowhere(text)).toBe(handle);
  });

  it('numbers without a country are dialled where the person is', () => {
    expect(inAmerica('(213) 373-4253')).toBe('+12133734253');
    expect(nowhere('(213) 373-4253')).toBeNull();
  });

  it('a short code or an extension is nobody’s handle', () => {
    expect(inAmerica('12345')).toBeNull();
    expect(inAmerica('213 373 4253 ext. 7')).toBeNull();
  });
});
