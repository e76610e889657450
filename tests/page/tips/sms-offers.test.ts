// @vitest-environment jsdom
import { describe, expect, it, test, vi } from 'vitest';
import { SMS_FACTORS } from '../../../utils/adapters/sms-factors.ts';
import { watchLogin } from '../../../utils/page/tips/may-be-login.ts';
import { readOffer } from '../../../utils/page/tips/read-offer.ts';
import { one } from '../acting.ts';
import { openPage } from '../pages.ts';
import rows from './sms-offers.json' with { type: 'json' };

interface Row {
  readonly case: string;
  readonly url: string;
  readonly html: string;
  readonly touch: string;
  readonly offer: string | null;
  readonly fill?: number;
}
const ROWS: readonly Row[] = rows;

function open({ html, url, fill = 0 }: Row): Document {
  const document = openPage(html, url);
  const select = document.querySelector('select');
  for (let number = 0; number < fill; number += 1) select?.append(document.createElement('option'));
  return document;
}

describe('what a page offers as the second factor', () => {
  it.each(ROWS)('$case → $offer', (row) => {
    expect(readOffer(one(open(row), row.touch))).toBe(row.offer);
  });

  it('is looked for wherever it is found: the first look lets it through', () => {
    const missed = ROWS.filter(({ offer }) => offer !== null).filter((row) => {
      const bring = vi.fn(() => Promise.resolve(true));
      const document = open(row);
      document.title = /<h1>([^<]*)/.exec(row.html)?.[1] ?? '';
      watchLogin(document, bring);
      return bring.mock.calls.length === 0 && !row.html.includes('mfa_type');
    });
    expect(missed.map((row) => row.case)).toEqual([]);
  });

  it('is tried on at least ten pages that do, and twenty that do not', () => {
    expect(ROWS.filter(({ offer }) => offer !== null).length).toBeGreaterThanOrEqual(10);
    expect(ROWS.filter(({ offer }) => offer === null).length).toBeGreaterThanOrEqual(20);
  });
});

test.each(SMS_FACTORS)('$name is found by a mark with a source and a date', ({ css, path, source, asOf }) => {
  expect(css ?? path).toBeDefined();
  expect(source).toMatch(/^https:\/\//);
  expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(() => document.querySelector(css ?? '*')).not.toThrow();
});

test('a page that is no log-in brings nothing, also when it is touched', () => {
  let count = 0;
  const document = openPage('<title>Shoes</title><input>', 'https://shop.example/shoes');
  watchLogin(document, () => Promise.resolve((count += 1)));
  one(document, 'input').dispatchEvent(
    new (document.defaultView ?? window).Event('focusin', { bubbles: true }),
  );
  expect(count).toBe(0);
});

test.each(['Log in', 'Sign in – Bank', 'Zwei-Schritt-Anmeldung', 'Authentification à deux facteurs'])(
  'a page titled %s may be one',
  (title) => {
    const bring = vi.fn(() => Promise.resolve(true));
    watchLogin(openPage(`<title>${title}</title>`, 'https://app.example/'), bring);
    expect(bring).toHaveBeenCalledTimes(1);
  },
);
