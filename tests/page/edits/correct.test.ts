// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { correctIn } from '../../../utils/page/edits/correct.ts';
import { APPS, drop, MADE_UP, openApp, timely, type App } from './made-up-app.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

/** On Enter, turns the text of the input into a chip. */
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
