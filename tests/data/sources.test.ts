/** Whose word do rows rest on by which mail counts as normally encrypted? What does not rest on the operator's is named here. */
import { globSync, readFileSync } from 'node:fs';
import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './tables.ts';

interface Row {
  readonly operator: string;
  readonly verified: boolean;
  readonly source: string;
}
const raising = (table: 'operators' | 'mail-domains') =>
  (rowsOf(table) as unknown as readonly Row[]).filter(({ verified }) => verified);

/** Sites on which operators speak themselves. */
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

/**
 * Sources that others wrote. Of none of these operators a page was found that speaks of the mail that it takes; what
 * scanners and lists saw is no better (docs/facts.md). No row may be added here; each goes once it is read or probed.
 */
const OTHERS = [
  'Mail.ru https://www.dmarctrust.com/domains/mail.ru',
  'Outlook.com https://scan.ractermx.com/results/hotmail.com',
  'Proton https://privsec.dev/posts/knowledge/setting-up-mta-sts-with-a-custom-domain-on-proton-mail/',
  'Yahoo https://github.com/thunderbird/autoconfig/blob/master/ispdb/yahoo.com.xml',
];

describe('operators whose mail counts as normally encrypted', () => {
  it('say so themselves, but for those that are known not to', () => {
    const foreign = raising('operators').filter(
      ({ operator, source }) => OWN[operator]?.includes(getDomain(source) ?? '') !== true,
    );
    expect(foreign.map(({ operator, source }) => `${operator} ${source}`).sort()).toEqual(OTHERS);
  });

  it('are the only ones whose domains count so', () => {
    const known = new Set(raising('operators').map(({ operator }) => operator));
    expect(
      raising('mail-domains').flatMap(({ operator }) => (known.has(operator) ? [] : [operator])),
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
