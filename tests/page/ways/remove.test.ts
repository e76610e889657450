// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asOf, type Adapter } from '../../../utils/adapters/adapter.ts';
import { gmail } from '../../../utils/adapters/gmail.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { composeWindow } from '../../../utils/page/compose/window.ts';
import { chipsOf, removerIn } from '../../../utils/page/ways/chips.ts';
import { withoutEntry } from '../../../utils/page/ways/entries.ts';
import { shownIn } from '../../../utils/page/ways/reading.ts';
import { correctIn } from '../../../utils/page/ways/correct.ts';
import { listsOf, removeFrom, rowsOf } from '../../../utils/page/ways/remove.ts';
import { FIXTURES } from '../../adapters/fixtures.ts';
import { openFixture, openPage } from '../pages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

/** Lets the app have all the time that it is given. */
async function timely<T>(run: Promise<T>): Promise<T> {
  const over = new AbortController();
  void run.finally(() => {
    over.abort();
  });
  while (!over.signal.aborted) await vi.advanceTimersByTimeAsync(100);
  return run;
}

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

/** An app of a made-up kind: its field, and what it does at a press or key. */
interface App {
  readonly field: (names: readonly string[]) => string;
  readonly run?: (field: HTMLElement, view: Window) => void;
}

const drop = (chip: Element | null | undefined) => chip?.remove();
/** The app takes away the chip around what is pressed there. */
const onPress = (css: string, chip: string) => (field: HTMLElement) => {
  field.addEventListener('click', ({ target }) => {
    const pressed = (target as Element).closest(css);
    if (pressed) drop(pressed.closest(chip));
  });
};

const INPUT = '<input aria-label="To">';
const APPS: Readonly<Record<string, App>> = {
  'a labelled button in each chip': {
    field: (names) =>
      `${names.map((one) => `<span class="chip">${one}<button aria-label="Remove ${one}">\u00d7</button></span>`).join('')}${INPUT}`,
    run: onPress('button', '.chip'),
  },
  'a German label': {
    field: (names) =>
      `${names.map((one) => `<span class="chip" title="${one}">Jemand<a href="#" title="Empf\u00e4nger entfernen"></a></span>`).join('')}${INPUT}`,
    run: onPress('a', '.chip'),
  },
  'a cross as text': {
    field: (names) =>
      `<ul>${names.map((one) => `<li class="token"><b>${one}</b><span>\u2715</span></li>`).join('')}</ul>${INPUT}`,
    run: onPress('.token span', '.token'),
  },
  'a cross by its class': {
    field: (names) =>
      `<ul>${names.map((one) => `<li class="token"><b>${one}</b><a class="icon remove"></a></li>`).join('')}</ul>${INPUT}`,
    run: onPress('.remove', '.token'),
  },
  'the button beside the chip’s own element': {
    field: (names) =>
      `${names.map((one) => `<div class="wrap"><div class="chip">${one}</div><div><button class="md-chip-remove"></button></div></div>`).join('')}${INPUT}`,
    run: onPress('button', '.wrap'),
  },
  'a chip that is pressed, then Delete': {
    field: (names) =>
      `${names.map((one) => `<span class="chip" data-email="${one}">Somebody</span>`).join('')}${INPUT}`,
    run(field) {
      field.addEventListener('click', ({ target }) => {
        (target as Element).closest('.chip')?.setAttribute('aria-selected', 'true');
      });
      field.addEventListener('keydown', ({ key }) => {
        if (key === 'Delete') drop(field.querySelector('[aria-selected]'));
      });
    },
  },
  'a chip with the focus, then Backspace': {
    field: (names) =>
      `${names.map((one) => `<span class="chip" tabindex="-1">${one}</span>`).join('')}${INPUT}`,
    run(field) {
      field.addEventListener('keydown', ({ key, target }) => {
        if (key === 'Backspace') drop((target as Element).closest('.chip'));
      });
    },
  },
  'one text': { field: (names) => `<input class="list" value="${names.join(', ')}" aria-label="To">` },
  lines: { field: (names) => `<textarea rows="2" aria-label="To">${names.join('\n')}</textarea>` },
};

const NAMES = ['ann@one.example', 'bob@two.example', 'carol@three.example'];
const MADE_UP: Adapter = {
  ...gmail,
  id: 'made-up',
  compose: asOf('2026', 'main'),
  fields: {
    to: { field: asOf('2026', '#to') },
    cc: { field: asOf('2026', '#cc') },
    bcc: { field: asOf('2026', '#bcc') },
  },
  summary: [],
  chip: asOf('2026', '.chip', '.token'),
  ignore: [],
  address: ['data-email', 'title'],
  input: asOf('2026', 'input', 'textarea'),
};

function openApp({ field, run }: App, adapter: Adapter | null, cc = '', names: readonly string[] = NAMES) {
  const html = `<main><div class="row"><label>To</label><div id="to">${field(names)}</div></div><div class="row"><label for="c">Cc</label><div id="cc"><input id="c" name="cc" value="${cc}"></div></div>
    <p><label for="s">Subject</label><input id="s" name="subject" value="x"></p><textarea rows="9" name="message" aria-label="Message">zed@body.example</textarea><button>Send</button></main>`;
  const document = openPage(html, 'https://mail.unseen.example/');
  const root = document.querySelector('main');
  const to = document.querySelector<HTMLElement>('#to');
  if (!root || !to || !document.defaultView) throw new Error('no page');
  run?.(to, document.defaultView);
  const window = composeWindow(root, adapter);
  return { window, to, document, names: () => [...(shownIn(window)?.names ?? [])].sort() };
}

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

/** Makes a chip of what is in the input at Enter. */
const commits = (field: HTMLElement) => {
  field.addEventListener('keydown', ({ key, target }) => {
    const input = target as HTMLInputElement;
    if (key !== 'Enter' || input.localName !== 'input' || input.value === '') return;
    input.insertAdjacentHTML(
      'beforebegin',
      `<span class="chip">${input.value}<button aria-label="Remove">\u00d7</button></span>`,
    );
    input.value = '';
  });
};

describe('putting a domain right', () => {
  const WRONG = ['ann@gmial.com', 'bob@two.example'];
  const BUTTONS = APPS['a labelled button in each chip'] as App;
  const LIST = APPS['one text'] as App;

  it('in a text', async () => {
    const page = openApp(LIST, MADE_UP, '', WRONG);
    expect(await timely(correctIn(page.window, 'ann@gmial.com', 'gmail.com'))).toBe('done');
    expect(page.to.querySelector('input')?.value).toBe('ann@gmail.com, bob@two.example');
  });

  it('as a new chip, before the old one goes', async () => {
    const run = (field: HTMLElement, view: Window) => {
      commits(field);
      BUTTONS.run?.(field, view);
    };
    const page = openApp({ ...BUTTONS, run }, MADE_UP, '', WRONG);
    expect(await timely(correctIn(page.window, 'ann@gmial.com', 'gmail.com'))).toBe('done');
    expect(page.names()).toEqual(['ann@gmail.com', 'bob@two.example']);
  });

  it('loses nobody where the app makes no chip', async () => {
    const page = openApp(BUTTONS, MADE_UP, '', WRONG);
    expect(await timely(correctIn(page.window, 'ann@gmial.com', 'gmail.com'))).toBe('failed');
    expect(page.names()).toEqual(WRONG);
    expect(page.to.querySelector('input')?.value).toBe('');
  });

  it('keeps the old one alone where that does not go', async () => {
    const run = (field: HTMLElement) => {
      commits(field);
      field.addEventListener('click', ({ target }) => {
        const chip = (target as Element).closest('.chip');
        if (chip?.textContent.includes('gmail.com') === true) drop(chip);
      });
    };
    const page = openApp({ ...BUTTONS, run }, MADE_UP, '', WRONG);
    expect(await timely(correctIn(page.window, 'ann@gmial.com', 'gmail.com'))).toBe('failed');
    expect(page.names()).toEqual(WRONG);
  });
});
