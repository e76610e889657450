// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { ADAPTERS } from '../../utils/adapters/index.ts';
import { findWindows } from '../../utils/page/compose/find.ts';
import { mountHost } from '../../utils/page/dom/mount.ts';
import { partsOf } from '../../utils/page/compose/parts.ts';
import { readDraft } from '../../utils/page/compose/read-draft.ts';
import { adapterFor } from '../../utils/page/compose/site.ts';
import { expectedDraft, openFixture, openPage } from '../page/pages.ts';
import { FIXTURES } from './fixtures.ts';

test.each(ADAPTERS)('$id has a fixture, and a URL or a mark to be known by', (adapter) => {
  expect(FIXTURES.some((one) => one.adapter === adapter)).toBe(true);
  expect(adapter.examples.length > 0 || adapter.detect !== undefined).toBe(true);
});

test.each(ADAPTERS)('$id knows attachments where a state of its depends on them', ({ states, attached }) => {
  if (states?.some(({ state }) => state === 'partly')) expect(attached?.length).toBeGreaterThan(0);
});

test.each(ADAPTERS.filter(({ chipStates }) => chipStates))(
  '$id says something of every chip',
  ({ chipStates }) => {
    expect(chipStates?.at(-1)?.at.map(({ css }) => css)).toEqual(['*']);
  },
);

describe.each(FIXTURES)('$name', ({ path, adapter }) => {
  test('is claimed by its adapter alone', () => {
    const document = openFixture(path);
    expect(adapterFor(document, ADAPTERS)).toBe(adapter);
    const others = ADAPTERS.filter((one) => one !== adapter);
    expect(others.filter((one) => findWindows(one, document).length > 0)).toEqual([]);
  });

  test('has one compose window, read exactly', () => {
    const document = openFixture(path);
    const windows = findWindows(adapter, document);
    expect(windows.map((window) => readDraft(window))).toEqual([expectedDraft(document)]);
  });

  test('has no open window while it is hidden', () => {
    const document = openFixture(path);
    findWindows(adapter, document)[0]?.root.setAttribute('style', 'display: none');
    expect(findWindows(adapter, document)).toEqual([]);
  });

  test('takes one host element, outside the editor and the recipients', () => {
    const document = openFixture(path);
    const [window] = findWindows(adapter, document);
    if (!window) throw new Error('no compose window');
    const before = document.querySelectorAll('*').length;
    const shadow = mountHost(
      window.root,
      () => partsOf(window).mount,
      () => undefined,
    );
    expect(
      mountHost(
        window.root,
        () => partsOf(window).mount,
        () => undefined,
      ),
    ).toBe(shadow);
    expect(document.querySelectorAll('*').length).toBe(before + 1);
    const host = shadow?.host as Element;
    expect([host.attributes.length, host.shadowRoot]).toEqual([0, null]);
    expect(host.closest('[contenteditable],[name="to"],ul,tr > *:not(td),[hidden]')).toBe(null);
    expect(readDraft(window)).toEqual(expectedDraft(document));
  });
});

describe('URLs', () => {
  const examples = ADAPTERS.flatMap(({ id, examples }) => examples.map((url) => ({ id, url })));

  test.each(examples)('$url belongs to $id', ({ id, url }) => {
    const claiming = ADAPTERS.filter((one) => one.matches.includes(`${new URL(url).origin}/*`));
    expect(claiming.map((one) => one.id)).toEqual([id]);
    expect(adapterFor(openPage('<p>', url), ADAPTERS)).toMatchObject({ id });
  });

  test.each([
    'https://example.com/mail',
    'https://mail.google.com.evil.example/mail/u/0/',
    'https://notoutlook.office.com/mail/',
    'http://mail.google.com/mail/',
    'https://calendar.google.com/calendar/u/0/r',
  ])('%s belongs to no adapter', (url) => {
    expect(adapterFor(openPage('<p>', url), ADAPTERS)).toBe(null);
  });

  test.each(ADAPTERS)('$id is silent on an empty page', (adapter) => {
    expect(findWindows(adapter, openPage('<main></main>', 'https://example.com/'))).toEqual([]);
  });
});
