// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { chipsOf, removerIn } from '../../../utils/page/edits/chips.ts';
import { withoutEntry } from '../../../utils/page/edits/entries.ts';
import { shownIn } from '../../../utils/page/edits/reading.ts';
import { listsOf, removeFrom, rowsOf } from '../../../utils/page/edits/remove.ts';
import { FIXTURES } from '../../adapters/fixtures.ts';
import { openFixture, openPage } from '../pages.ts';
import { APPS, drop, INPUT, MADE_UP, NAMES, openApp, timely, type App } from './made-up-app.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('every adapter’s fixtures', () => {
  it.each(FIXTURES.map(({ name, path, adapter }) => [name, path, adapter] as const))(
    '%s: each recipient stands in chips or lists of its own',
    (_, path, adapter) => {
      const [window] = findWindows(adapter, openFixture(path));
      const shown = window && shownIn(window);
      if (!window || !shown) return;
      const { rows, reading } = rowsOf(window);
      for (const name of shown.names) {
        const chips = rows.flatMap((row) => chipsOf(row, reading, name));
        const lists = listsOf(window).filter(({ text }) => withoutEntry(text, name) !== null);
        const isFolded = rows.length === 0;
        if (!isFolded) expect(chips.length + lists.length, name).toBeGreaterThan(0);
        for (const chip of chips) {
          const text = chip.outerHTML;
          for (const other of shown.names) if (other !== name) expect(text).not.toContain(other);
        }
      }
    },
  );
});

describe.each([
  ['an adapter', MADE_UP],
  ['the general rule', null],
] as const)('taking a recipient out, by %s', (_, adapter) => {
  const shapes = Object.entries(APPS).flatMap(([shape, app]) =>
    NAMES.map((name) => [shape, name, app] as const),
  );
  it.each(shapes)('%s: %s, and nobody else', async (shape, name, app) => {
    const page = openApp(app, adapter);
    expect(page.names(), shape).toEqual(NAMES);
    expect(await timely(removeFrom(page.window, [name]))).toBe('done');
    expect(page.names()).toEqual(NAMES.filter((one) => one !== name));
    expect(page.document.querySelector('textarea[name=message]')?.textContent).toBe('zed@body.example');
  });
});

describe('taking recipients out', () => {
  const BUTTONS = APPS['a labelled button in each chip'] as App;
  const LIST = APPS['one text'] as App;

  it('of several, one after another', async () => {
    const page = openApp(BUTTONS, MADE_UP);
    expect(await timely(removeFrom(page.window, NAMES.slice(0, 2)))).toBe('done');
    expect(page.names()).toEqual(NAMES.slice(2));
  });

  it('from each field in which the address stands', async () => {
    const page = openApp(BUTTONS, MADE_UP, 'bob@two.example, dora@four.example');
    expect(await timely(removeFrom(page.window, ['bob@two.example']))).toBe('done');
    expect(page.names()).toEqual(['ann@one.example', 'carol@three.example', 'dora@four.example']);
    expect((page.document.querySelector('#c') as HTMLInputElement).value).toBe('dora@four.example');
  });

  it('tells the app of an edited text as typing would', async () => {
    const page = openApp(LIST, MADE_UP);
    const heard: string[] = [];
    for (const type of ['input', 'change']) page.to.addEventListener(type, () => heard.push(type));
    expect(await timely(removeFrom(page.window, ['bob@two.example']))).toBe('done');
    expect(heard).toEqual(['input', 'change']);
    expect(page.to.querySelector('input')?.value).toBe('ann@one.example, carol@three.example');
  });

  it('fails where the app does nothing, and says so', async () => {
    const { field } = BUTTONS;
    const page = openApp({ field }, MADE_UP);
    expect(await timely(removeFrom(page.window, ['bob@two.example']))).toBe('failed');
    expect(page.names()).toEqual(NAMES);
  });

  it('fails where it is not there', async () => {
    expect(await timely(removeFrom(openApp(LIST, MADE_UP).window, ['nobody@two.example']))).toBe('failed');
  });

  it('strikes no key where the app shows no sign that it took up the chip', async () => {
    const page = openApp(
      {
        field: (names) => `${names.map((one) => `<span class="chip">${one}</span>`).join('')}${INPUT}`,
        run(field) {
          field.addEventListener('keydown', () => {
            drop([...field.querySelectorAll('.chip')].at(-1));
          });
        },
      },
      MADE_UP,
    );
    expect(await timely(removeFrom(page.window, ['ann@one.example']))).toBe('failed');
    expect(page.names()).toEqual(NAMES);
  });

  it('stops and says so where the app takes somebody else', async () => {
    const page = openApp(
      {
        ...BUTTONS,
        run(field) {
          field.addEventListener('click', () => {
            drop([...field.querySelectorAll('.chip')].at(-1));
          });
        },
      },
      MADE_UP,
    );
    expect(await timely(removeFrom(page.window, ['ann@one.example', 'bob@two.example']))).toBe('changed');
    expect(page.names()).toEqual(NAMES.slice(0, 2));
  });

  it('presses nothing of which it is not known what it does', () => {
    const document = openPage(
      '<span class="chip">ann@one.example<button aria-label="Edit"></button></span><span class="chip">x<button title="Remove">a</button><button title="Delete">b</button></span><span class="chip"><a href="/gone" title="Remove">c</a></span>',
      'https://x.example/',
    );
    for (const chip of document.querySelectorAll('.chip')) expect(removerIn(chip)).toBeNull();
  });
});
