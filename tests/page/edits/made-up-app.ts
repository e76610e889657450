/** A made-up app, in every way that apps show recipients, and a clock that gives it time to react. */
import { vi } from 'vitest';
import { asOf, type Adapter } from '../../../utils/adapters/adapter.ts';
import { gmail } from '../../../utils/adapters/gmail.ts';
import { composeWindow } from '../../../utils/page/compose/window.ts';
import { shownIn } from '../../../utils/page/edits/reading.ts';
import { openPage } from '../pages.ts';

/** Runs an edit and gives the app all the time that it is allowed. */
export async function timely<T>(run: Promise<T>): Promise<T> {
  const over = new AbortController();
  void run.finally(() => {
    over.abort();
  });
  while (!over.signal.aborted) await vi.advanceTimersByTimeAsync(100);
  return run;
}

/** A made-up app: its recipient field, and how it reacts to presses and keys. */
export interface App {
  readonly field: (names: readonly string[]) => string;
  readonly run?: (field: HTMLElement, view: Window) => void;
}

export const drop = (chip: Element | null | undefined) => chip?.remove();
/** Makes the app remove the chip (`chip`) around a pressed element that matches `css`. */
export const onPress = (css: string, chip: string) => (field: HTMLElement) => {
  field.addEventListener('click', ({ target }) => {
    const pressed = (target as Element).closest(css);
    if (pressed) drop(pressed.closest(chip));
  });
};

export const INPUT = '<input aria-label="To">';
export const APPS: Readonly<Record<string, App>> = {
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

export const NAMES = ['ann@one.example', 'bob@two.example', 'carol@three.example'];
export const MADE_UP: Adapter = {
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

/** Opens a made-up app with these recipients in To; `names` returns those that are shown, sorted. */
export function openApp(
  { field, run }: App,
  adapter: Adapter | null,
  cc = '',
  names: readonly string[] = NAMES,
) {
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
