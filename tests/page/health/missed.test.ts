// @vitest-environment jsdom
/** A mail in which the site's own adapter finds nothing: where that is reported, and where it never is. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishComposing } from '../../../utils/page/compose/composing.ts';
import type { ComposeWindow } from '../../../utils/page/compose/window.ts';
import { missedWindows, takeMissed } from '../../../utils/page/health/missed.ts';
import { watchMissed } from '../../../utils/page/health/watch-missed.ts';
import { openFixture, openPage } from '../pages.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const filesIn = (folder: string) =>
  readdirSync(join(FIXTURES, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
const MAIL = 'https://mail.google.com/mail/u/0/';
const COMPOSE = `<div class="renamed"><div><input aria-label="To recipients"></div><input aria-label="Cc recipients">
  <input placeholder="Subject"><div contenteditable="true" role="textbox">Hello</div><div role="button">Send</div></div>`;
const page = (html: string) => openPage(`<div><nav>Inbox</nav>${html}</div>`, MAIL);

afterEach(() => {
  publishComposing(() => []);
});

describe('a window that only the general rule finds', () => {
  it('is a mail that cannot be read', () => {
    expect(missedWindows(page(COMPOSE)).map(({ className }) => className)).toEqual(['renamed']);
  });

  it('is one whose recipients are nowhere to be seen, with other fields for a subject beside it', () => {
    const blind =
      '<section><span>Recipients</span><x-people></x-people><input placeholder="Subject"><textarea rows="8"></textarea><button>Send</button></section>';
    const away = '<label>Subject: <input></label><textarea></textarea><button>Save changes</button>';
    expect(missedWindows(page(away + blind)).map(({ localName }) => localName)).toEqual(['section']);
  });

  it('is one of a layout that is not known yet', () => {
    const { length } = missedWindows(openFixture(join(FIXTURES, 'adapters/gmail/2026-unknown-layout.html')));
    expect(length).toBe(1);
  });

  it.each(filesIn('adapters'))('is found in what webmails look like: %s', (file) => {
    const document = openFixture(join(FIXTURES, 'adapters', file));
    // As in the app, the editor is inside the frame.
    for (const { contentDocument } of document.querySelectorAll<HTMLIFrameElement>('iframe:not([src])')) {
      const text = contentDocument?.body.appendChild(contentDocument.createElement('div'));
      text?.setAttribute('contenteditable', 'true');
    }
    expect(missedWindows(document)).toHaveLength(1);
  });

  it('is one no longer where what it was in stays, and something else is written there', async () => {
    const own = globalThis as unknown as Record<symbol, unknown>;
    const document = page(`<main>${COMPOSE.slice(21, -6)}</main>`);
    const adapter = { compose: [{ css: '.known', asOf: '' }] };
    own[Symbol.for('sealcheck.adapters')] = [adapter];
    Reflect.set(document.defaultView as object, Symbol.for('sealcheck.watch'), { look: vi.fn() });
    await takeMissed(document, () => Promise.resolve());
    const found = () => [...document.querySelectorAll(adapter.compose.map(({ css }) => css).join(','))];
    expect(found().map(({ localName }) => localName)).toEqual(['main']);
    document.querySelector('main')?.replaceChildren(document.createElement('textarea'));
    expect(found()).toEqual([]);
    Reflect.deleteProperty(globalThis, Symbol.for('sealcheck.adapters'));
  });

  it('is taken for one of the adapter, wherever it stands by then, until it is gone', async () => {
    const own = globalThis as unknown as Record<symbol, unknown>;
    const document = page(COMPOSE);
    const adapter = { compose: [{ css: '.known', asOf: '' }] };
    const watching = { look: vi.fn() };
    own[Symbol.for('sealcheck.adapters')] = [adapter];
    const bring = vi.fn(() => {
      Reflect.set(document.defaultView as object, Symbol.for('sealcheck.watch'), watching);
      return Promise.resolve();
    });
    await takeMissed(document, bring);
    await takeMissed(document, bring);
    expect(bring).toHaveBeenCalledOnce();
    expect(watching.look).toHaveBeenCalledTimes(2);
    const found = () => [...document.querySelectorAll(adapter.compose.map(({ css }) => css).join(','))];
    expect(found().map(({ className }) => className)).toEqual(['renamed']);
    document.body.prepend(document.createElement('p'));
    expect(found().map(({ className }) => className)).toEqual(['renamed']);
    found()[0]?.remove();
    expect(found()).toEqual([]);
    Reflect.deleteProperty(globalThis, Symbol.for('sealcheck.adapters'));
  });

  it('is none where the engine has found one', () => {
    publishComposing(() => [{} as ComposeWindow]);
    expect(missedWindows(page(COMPOSE))).toEqual([]);
  });

  it.each([
    [
      'the list of mails and a search',
      '<form role="search"><input aria-label="Search mail"></form><ul><li>ann@one.example</li></ul>',
    ],
    [
      'a signature in the settings',
      '<p>Send mail as: ann@one.example</p><div contenteditable="true">Ann</div><button>Save changes</button>',
    ],
    [
      'an answer while one is away',
      '<label>Subject: <input></label><textarea>Back on Monday</textarea><label><input type="checkbox"> Send to contacts only</label><button>Save changes</button>',
    ],
    [
      'a chat beside the mails',
      '<div role="dialog"><p>bob@two.example</p><div contenteditable="true" aria-label="Message">Hi</div><button aria-label="Send message"></button></div>',
    ],
    [
      'a word to the makers',
      '<div role="dialog"><textarea aria-label="Describe your issue">It is slow</textarea><button>Send</button></div>',
    ],
    ['all of a page', `<main><div role="listbox">ann@one.example</div>${COMPOSE.slice(21)}`],
  ])('is not %s', (_what, html) => {
    expect(missedWindows(page(html))).toEqual([]);
  });

  it.each([
    ...filesIn('negatives').map((one) => `negatives/${one}`),
    ...filesIn('chats').map((one) => `chats/${one}`),
  ])('is nothing on %s', (file) => {
    expect(missedWindows(openFixture(join(FIXTURES, file)))).toEqual([]);
  });
});

describe('a person who writes where no window is found', () => {
  const heard = new Map<string, (event: Event) => void>();
  const onMissed = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    onMissed.mockClear();
    vi.spyOn(globalThis, 'addEventListener').mockImplementation((type, listener) => {
      heard.set(type, listener as (event: Event) => void);
    });
    watchMissed(onMissed);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  const write = (target: object, isTrusted = true) => {
    heard.get('input')?.({
      type: 'input',
      target,
      isTrusted,
      composedPath: () => [target],
    } as unknown as Event);
  };
  const EDITOR = { isContentEditable: true };

  it('is asked about after five seconds, once for each editor', () => {
    write(EDITOR);
    vi.advanceTimersByTime(4_900);
    expect(onMissed).not.toHaveBeenCalled();
    write(EDITOR);
    vi.advanceTimersByTime(200);
    expect(onMissed).toHaveBeenCalledOnce();
    write(EDITOR);
    vi.advanceTimersByTime(60_000);
    expect(onMissed).toHaveBeenCalledOnce();
    write({ localName: 'textarea' });
    vi.advanceTimersByTime(5_000);
    expect(onMissed).toHaveBeenCalledTimes(2);
  });

  it('is not where a window is found by then, where a line is written, or by the page itself', () => {
    write(EDITOR);
    publishComposing(() => [{} as ComposeWindow]);
    vi.advanceTimersByTime(5_000);
    publishComposing(() => []);
    write({ localName: 'input' });
    write({ localName: 'textarea' }, false);
    vi.advanceTimersByTime(60_000);
    expect(onMissed).not.toHaveBeenCalled();
  });

  it('is asked about where the editor is a frame', () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.focus();
    heard.get('blur')?.({
      type: 'blur',
      target: window,
      isTrusted: true,
      composedPath: () => [window],
    } as unknown as Event);
    vi.advanceTimersByTime(5_000);
    expect(document.activeElement).toBe(frame);
    expect(onMissed).toHaveBeenCalledOnce();
    frame.remove();
  });
});
