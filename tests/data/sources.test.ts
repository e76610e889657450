/**
 * The sources of rows that make mail count as normally encrypted. Rows that do not rest on the operator's own statement
 * are listed here.
 */
import { globSync, readFileSync } from 'node:fs';
import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { BY_OTHERS, SILENT } from '../../utils/facts/missing.ts';
import { rowsOf } from './tables.ts';

interface Row {
  readonly operator: string;
  readonly verified: boolean;
  readonly source: string;
}
const raising = (table: 'operators' | 'mail-domains') =>
  (rowsOf(table) as unknown as readonly Row[]).filter(({ verified }) => verified);

/** Sites on which operators make their own statements. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  Amazon: ['amazon.com'],
  Cloudflare: ['cloudflare.com'],
  Fastmail: ['fastmail.help'],
  Gmail: ['gmail.com'],
  'Google Workspace': ['google.com'],
  'Microsoft 365': ['microsoft.com'],
  Mimecast: ['zendesk.com'],
  Posteo: ['posteo.de'],
  Tuta: ['tuta.com'],
  Zoho: ['zoho.com'],
  iCloud: ['apple.com'],
};

describe('operators whose mail counts as normally encrypted', () => {
  const named = (rows: readonly Row[]) => rows.map(({ operator, source }) => `${operator} ${source}`).sort();

  it('say so themselves or were looked at, but for those that are known not to', () => {
    const foreign = raising('operators').filter(
      ({ operator, source }) =>
        source !== 'probe' && OWN[operator]?.includes(getDomain(source) ?? '') !== true,
    );
    expect(named(foreign).filter((one) => !BY_OTHERS.includes(one))).toEqual([]);
  });

  it('leave no name on the lists of those that are known not to once they have a better source', () => {
    const all = named(raising('operators'));
    expect([...BY_OTHERS, ...SILENT].filter((one) => !all.includes(one))).toEqual([]);
  });

  it('are the only ones whose domains count so', () => {
    const known = new Set(raising('operators').map(({ operator }) => operator));
    expect(
      raising('mail-domains').filter(({ operator, source }) => source !== 'probe' && !known.has(operator)),
    ).toEqual([]);
  });
});

describe('advice of an authority', () => {
  it('is linked by the page of the paper, which names its newest version, not by the file of one', () => {
    const root = new URL('../../', import.meta.url);
    const files = globSync('{components,entrypoints,utils}/**/*.{ts,tsx,json}', { cwd: root });
    expect(files.length).toBeGreaterThan(100);
    const dated = /cisa\.gov\/sites\/default\/files/;
    expect(files.filter((file) => dated.test(readFileSync(new URL(file, root), 'utf8')))).toEqual([]);
  });
});
