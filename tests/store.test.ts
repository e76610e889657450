/**
 * The listing kit (docs/store): each language of the package has its texts, they fit, and they say what the extension
 * says.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest } from '../utils/build/manifest.ts';
import { readTexts, TRANSLATED } from '../utils/texts/files.ts';
import rows from './vectors/words-not-used.json' with { type: 'json' };

/** The languages in the package. */
const SHIPPED = ['en', ...TRANSLATED];
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs', 'store');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

/** Returns sections by their headings. */
const sectionsOf = (text: string) =>
  new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return [part.slice(0, end), part.slice(end).trim()];
      }),
  );

/** Maximum lengths, each from the strictest store (docs/store/README.md, Limits). */
const LIMITS = { Name: 45, Summary: 132, 'Summary for Firefox': 250, Description: 9999 } as const;
/** Minimum length of a description: Edge is said to refuse a shorter one. */
const LEAST = 250;
const REASON = 1000;

/** Returns a language's version of "as far as public records show", from its glossary; '' if it has none. */
const caveatOf = (language: string) =>
  language === 'en'
    ? 'as far as public records show'
    : (/^\| as far as public records show +\| (.*?) +\|$/m.exec(
        read('docs', 'i18n', `${language}.md`),
      )?.[1] ?? '');

/** Returns what the welcome page says about each choice, and about what is never sent. */
function privacyOf(language: string): string {
  const texts = readTexts(language);
  const say = (key: string) => {
    const message = texts[key]?.message;
    if (message === undefined) throw new Error(`${language} has no ${key}`);
    return message.replaceAll('$resolver$', texts['options_quad9']?.message ?? '');
  };
  return ['offline', 'domains', 'keys', 'servers', 'own', 'never']
    .map(
      (name) => `${say(`welcome_${name}`)}\n${say(`welcome_${name}_${name === 'own' ? 'short' : 'what'}`)}`,
    )
    .join('\n\n');
}

/** Words that occur only in English, among the languages of the package. */
const ENGLISH = /\b(the|and|your|you|with|which|never|before|could|it|who|what)\b/i;
/** Product names, which stay the same in every language. */
const NAMES = /Outlook on the web/g;

describe('a listing', () => {
  it('is there for each language of the package, and for no other', () => {
    const files = readdirSync(FOLDER).filter(
      (name) => !['README.md', 'review.md', 'tile.html'].includes(name),
    );
    expect(files.sort()).toEqual(SHIPPED.map((language) => `${language}.md`).sort());
  });

  describe.each(SHIPPED.filter((language) => existsSync(join(FOLDER, `${language}.md`))))(
    'in %s',
    (language) => {
      const text = read('docs', 'store', `${language}.md`);
      const sections = sectionsOf(text);
      const section = (name: string) => sections.get(name) ?? '';
      const texts = readTexts(language);

      it('has every part, in their order', () => {
        expect([...sections.keys()]).toEqual([...Object.keys(LIMITS), 'Pictures', 'Privacy']);
        expect(
          section('Pictures')
            .split('\n')
            .map((line) => line.slice(0, 2)),
        ).toEqual(['1.', '2.', '3.', '4.']);
      });

      it.each(Object.entries(LIMITS))('%s fits', (name, most) => {
        expect(section(name)).not.toBe('');
        expect(section(name).length).toBeLessThanOrEqual(most);
      });

      it('has a description that is neither too short nor a novel', () => {
        const description = section('Description');
        expect(description.length).toBeGreaterThanOrEqual(LEAST);
        expect(description.length).toBeLessThanOrEqual(1300);
      });

      it('has the package’s own name and summary, which stores take from it', () => {
        expect(section('Name')).toBe(texts['extension_name']?.message);
        expect(section('Summary')).toBe(texts['extension_description']?.message);
      });

      it('claims no more than public records show, and calls things as the extension does', () => {
        const description = section('Description');
        expect(caveatOf(language)).not.toBe('');
        expect(description).toContain(caveatOf(language));
        for (const key of ['strip_fix', 'level_unknown'])
          expect(description, key).toContain(texts[key]?.message ?? key);
      });

      it('tells of privacy what the welcome page tells', () => {
        expect(section('Privacy')).toBe(privacyOf(language));
      });

      it.skipIf(language === 'en')('is in that language', () => {
        const english = sectionsOf(read('docs', 'store', 'en.md'));
        for (const [name, words] of sections) {
          expect(words.replaceAll(NAMES, ''), name).not.toMatch(ENGLISH);
          if (name !== 'Name') expect(words, name).not.toBe(english.get(name));
        }
      });
    },
  );

  it.each(rows)('does not say "$words", nor does what reviewers are told', ({ pattern, areas }) => {
    const english = sectionsOf(read('docs', 'store', 'en.md'));
    const said = ['Summary', 'Summary for Firefox', 'Description', 'Pictures'].map((name) =>
      english.get(name),
    );
    if (areas === '') said.push(read('docs', 'store', 'review.md'), read('docs', 'store', 'README.md'));
    for (const words of said) expect(words?.replace(/“[^”]*”/g, '')).not.toMatch(new RegExp(pattern, 'i'));
  });

  it('never says "secure" where "encrypted" is meant, nor promises', () => {
    const text = read('docs', 'store', 'en.md') + read('docs', 'store', 'review.md');
    expect(text).not.toMatch(
      /\b(secure|securely|safe|100 ?%|always|unbreakable|anonymous)\b|\bguarantees\b/i,
    );
  });
});

describe('reviewers are told', () => {
  const review = sectionsOf(read('docs', 'store', 'review.md'));
  const reasons = [...(review.get('Permissions') ?? '').matchAll(/^\| `(.*?)` +\| (.*?) +\|$/gm)].map(
    ([, name = '', reason = '']) => [name, reason] as const,
  );

  it('a reason for each permission of either browser, and for no other', () => {
    const asked = (['chrome', 'firefox'] as const).flatMap((browser) => {
      const { permissions = [], host_permissions: hosts = [] } = manifest(browser);
      return [...permissions, ...hosts];
    });
    expect(reasons.map(([name]) => name).sort()).toEqual([...new Set(asked)].sort());
  });

  it.each(reasons)('the reason for %s, which fits', (_, reason) => {
    expect(reason.length).toBeGreaterThan(20);
    expect(reason.length).toBeLessThanOrEqual(REASON);
  });

  it('one purpose, which fits', () => {
    expect(review.get('Single purpose')?.length).toBeGreaterThan(50);
    expect(review.get('Single purpose')?.length).toBeLessThanOrEqual(REASON);
  });

  it('of data what Firefox’ manifest declares', () => {
    const settings = manifest('firefox').browser_specific_settings as {
      gecko: { data_collection_permissions: Record<string, readonly string[]> };
    };
    const declared = Object.entries(settings.gecko.data_collection_permissions).flatMap(([kind, names]) =>
      names.map((name) => `${kind}: ${name}`),
    );
    const answers = review.get('Privacy answers') ?? '';
    const said = [...answers.matchAll(/(required|optional): `(\w+)`/g)].map(
      ([, kind, name]) => `${kind}: ${name}`,
    );
    expect(said.sort()).toEqual(declared.sort());
  });

  it('whom the README names as asked', () => {
    const readme = sectionsOf(read('README.md')).get('What leaves the device') ?? '';
    const told = (review.get('Privacy answers') ?? '') + read('docs', 'store', 'en.md');
    for (const name of ['DNS resolver', 'Proton', 'keys.openpgp.org', 'BlueBubbles', 'probe', 'start page']) {
      expect(readme, name).toContain(name);
      expect(told, name).toContain(name);
    }
  });
});
