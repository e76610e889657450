/**
 * Captured pages with nodes and attributes deleted, doubled, moved and renamed at random. Whatever a page looks like,
 * reading it throws nothing, finds no recipient that is not in it, and needs a number of queries in proportion to its
 * size.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { looks } from './looks.ts';
import { ADAPTERS } from '../../utils/adapters/index.ts';
import type { Adapter } from '../../utils/adapters/adapter.ts';
import { openFixture } from '../page/pages.ts';
import { seeded } from './mutate.ts';

// The set-up of all unit tests has already loaded these modules: load them again, so that they use the counting
// methods.
vi.resetModules();
const { findWindows } = await import('../../utils/page/compose/find.ts');
const { partsOf } = await import('../../utils/page/compose/parts.ts');
const { readDraft } = await import('../../utils/page/compose/read-draft.ts');

/** Number of changes to each page. */
const CHANGES = 12;
/** Queries per element of the page that reading it may take. */
const LOOKS = 60;

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
/** The paths of all captured pages. */
export const PAGES = ['adapters', 'layouts'].flatMap((folder) =>
  readdirSync(join(FIXTURES, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);

/** Changed pages that once broke reading: each a file and the seed of its changes. */
export const BROKEN_PAGES = join(import.meta.dirname, 'broken-pages.json');
export interface BrokenPage {
  readonly file: string;
  readonly seed: number;
}

const ADDRESS = /[\w.+-]+@[\w.-]+/g;
const NAMES =
  'id class name role title href value type aria-label data-email contenteditable for style'.split(' ');
const VALUES = ['', 'to', 'Cc', 'a b@c', 'mailto:', '<x@', '"', '\u202e@', 'true', 'none', 'x'.repeat(300)];

/** Makes a few random changes to the page. */
function change(document: Document, random: () => number): void {
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  for (let left = CHANGES; left > 0; left -= 1) {
    const all = [...document.body.querySelectorAll('*:not(#expected)')];
    if (all.length === 0) return;
    const [one, other] = [pick(all), pick(all)];
    const rename = () => {
      const named = document.createElement(
        pick(['div', 'x-y', 'input', 'textarea', 'td', 'form', 'iframe', 'a']),
      );
      for (const { name, value } of one.attributes) named.setAttribute(name, value);
      named.append(...one.childNodes);
      one.replaceWith(named);
    };
    [
      () => {
        one.remove();
      },
      () => {
        one.after(one.cloneNode(true));
      },
      () => {
        if (!one.contains(other)) other.before(one);
      },
      rename,
      () => {
        one.setAttribute(pick(NAMES), pick(VALUES));
      },
      () => {
        for (const { name } of [...one.attributes]) one.removeAttribute(name);
      },
      () => {
        one.replaceWith(...one.childNodes);
      },
      () => {
        one.append(pick(VALUES));
      },
    ][below(8)]?.();
  }
}

/**
 * Invisible characters: they are not part of an address, so an address also counts as present if they are between its
 * letters.
 */
const UNSEEN = /\p{Cf}/gu;

/** Returns all text in a page: attributes, values and text nodes, including those in shadow trees. */
function allOf(root: Element | ShadowRoot): string {
  const inner = [...root.querySelectorAll('*')].map((one) =>
    [
      ...[...one.attributes].map(({ value }) => value),
      (one as HTMLInputElement).value,
      one.shadowRoot ? allOf(one.shadowRoot) : '',
    ].join('\n'),
  );
  return [root.textContent, ...inner].join('\n').toLowerCase();
}

/** Changes this captured page as the seed decides and reads it; throws if that breaks one of the promises above. */
export function readChanged(file: string, seed: number): void {
  const random = seeded(seed);
  const app = file.split('/')[1] ?? '';
  const adapter: Adapter | null = file.startsWith('adapters')
    ? (ADAPTERS.find(({ id }) => id === app) ?? null)
    : null;
  const document = openFixture(join(FIXTURES, file));
  document.getElementById('expected')?.remove();
  change(document, random);
  const there = allOf(document.documentElement).replace(UNSEEN, '');
  for (const known of new Set([adapter, null])) {
    looks.count = 0;
    const drafts = findWindows(known, document).map(
      (window) => [partsOf(window), readDraft(window)] as const,
    );
    expect(looks.count, 'looks').toBeGreaterThan(0);
    expect(looks.count, 'looks').toBeLessThan(LOOKS * (20 + document.querySelectorAll('*').length));
    const invented = drafts
      .flatMap(([, { recipients }]) => recipients)
      .flatMap(({ text }) => text.toLowerCase().replace(UNSEEN, '').match(ADDRESS) ?? [])
      .filter((address) => !there.includes(address));
    expect(invented, `${file}, changed by ${seed}`).toEqual([]);
  }
}
