// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TRANSFER_PRODUCTS } from '../../utils/adapters/transfer-products.ts';
import { readProduct } from '../../utils/page/forms/read-product.ts';
import { openPage } from '../page/pages.ts';
import pages from './transfer-products.json' with { type: 'json' };

interface Sample {
  readonly product: string | null;
  readonly html: string;
  readonly title?: string;
  readonly head?: Readonly<Record<string, string>>;
}
const PAGES: readonly Sample[] = pages;

function open({ html, title = '', head = {} }: Sample): Document {
  const document = openPage(html, 'https://files.example.org/');
  document.title = title;
  for (const [name, value] of Object.entries(head)) document.head.setAttribute(name, value);
  return document;
}

describe('file transfer products', () => {
  it.each(PAGES)('$title $html → $product', (sample) => {
    expect(readProduct(open(sample))?.name ?? null).toBe(sample.product);
  });

  it.each(TRANSFER_PRODUCTS)(
    '$name ($asOf): each mark and title has its page, source and date',
    (product) => {
      const { name, marks, title, source, asOf } = product;
      const own = PAGES.filter((one) => one.product === name).map(open);
      expect(marks.length + (title === undefined ? 0 : 1)).toBeGreaterThan(0);
      const used = (css: string) => own.some((document) => document.querySelector(css) !== null);
      // At least one page matches each row; rare variants of a mark need no page of their own.
      const isMet =
        marks.some(used) ||
        (title !== undefined && own.some((one) => new RegExp(title, 'i').test(one.title)));
      expect(isMet, 'add a page to tests/adapters/transfer-products.json').toBe(true);
      expect(source).toMatch(/^https:\/\//);
      expect(asOf <= new Date().toISOString().slice(0, 10)).toBe(true);
      for (const css of marks) expect(() => document.querySelector(css)).not.toThrow();
    },
  );

  it('are one row a line, in the order of their names', () => {
    const text = readFileSync(
      join(import.meta.dirname, '../../utils/adapters/transfer-products.json'),
      'utf8',
    );
    const rows = TRANSFER_PRODUCTS.map((row) => `  ${JSON.stringify(row)}`);
    expect(text).toBe(`[\n${rows.join(',\n')}\n]\n`);
    const names = TRANSFER_PRODUCTS.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  it('are looked for once while the address stays', () => {
    const document = open({ product: null, html: '' });
    expect(readProduct(document)).toBeNull();
    document.title = 'kiteworks';
    expect(readProduct(document)).toBeNull();
    document.location.hash = '#next';
    expect(readProduct(document)?.name).toBe('Kiteworks');
  });
});
