// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../utils/core/model.ts';
import { ADAPTERS } from '../../../utils/adapters/index.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { addrSpecs } from '../../../utils/page/dom/text.ts';
import { FIXTURES } from '../../adapters/fixtures.ts';
import { expectedDraft, openFixture } from '../pages.ts';

const NEGATIVES = join(import.meta.dirname, '../../fixtures/negatives');

/** Fixtures that the general rule cannot read, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'gmail/2026-summary-only.html': 'no field of any kind is left in the page',
  'gmail/2026-unknown-layout.html': 'no field of any kind is left in the page',
  'proton/2022-collapsed.html': 'a fixture cannot fill the frame that is the editor',
  'proton/2026-password.html': 'a fixture cannot fill the frame that is the editor',
  'proton/2026-per-recipient.html': 'a fixture cannot fill the frame that is the editor',
  'outlook/2026-unknown-recipients.html': 'made so that recipients cannot be recognised',
};

/** SOGo labels all three rows "Add a recipient", so the general rule takes them all for To. */
const KINDS_UNTOLD = /^sogo\//;

function addresses(draft: Draft, fixture: string): string[] {
  return draft.recipients
    .flatMap(({ field, text }) =>
      addrSpecs(text).map((spec) => `${KINDS_UNTOLD.test(fixture) ? 'to' : field} ${spec}`),
    )
    .sort();
}

describe('the general rule reads what adapters read', () => {
  test.each(FIXTURES.filter(({ name }) => !(name in EXCEPTIONS)))('$name', ({ name, path }) => {
    const document = openFixture(path);
    const drafts = findWindows(null, document).map((window) => readDraft(window));
    const expected = addresses(expectedDraft(document) as Draft, name);
    expect(drafts.map((draft) => addresses(draft, name))).toEqual([expected]);
    expect(drafts[0]?.unreadable).toBe((expectedDraft(document) as Draft).unreadable);
  });

  test.each(FIXTURES.filter(({ name }) => name in EXCEPTIONS))('$name is silent', ({ path }) => {
    expect(findWindows(null, openFixture(path))).toEqual([]);
  });
});

describe('pages that are no webmail', () => {
  test.each(readdirSync(NEGATIVES))('%s has no compose window, by rule or by adapter', (file) => {
    const document = openFixture(join(NEGATIVES, file));
    for (const adapter of [null, ...ADAPTERS]) expect(findWindows(adapter, document)).toEqual([]);
  });
});
