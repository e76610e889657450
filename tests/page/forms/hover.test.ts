// @vitest-environment jsdom
/**
 * Links that the mouse rests on: a note at the window's edge, which disappears when the mouse leaves and never
 * lectures.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountHost } from '../../../utils/page/dom/mount.ts';
import { createHoverNote } from '../../../utils/page/forms/hover-note.ts';
import { watchHover } from '../../../utils/page/forms/hover.ts';
import { one } from '../acting.ts';
import { openPage } from '../pages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const PAGE =
  '<p>Call <a id="call" href="tel:+15551234567"><b>us</b></a> or <a id="text" href="sms:+15551234567">write</a></p>' +
  '<a id="web" href="https://club.org/">Web</a><p id="words">Words</p>';

describe('a rest', () => {
  const onHover = vi.fn();
  const onLeft = vi.fn();
  let document: Document;
  let listener: (event: unknown) => void;
  /** Calls the listener as a browser would: only the browser's own events are trusted, and no test can create one. */
  const over = (css: string, more: object = {}) => {
    listener({ isTrusted: true, pointerType: 'mouse', composedPath: () => [one(document, css)], ...more });
  };
  beforeEach(() => {
    onHover.mockReset();
    onLeft.mockReset();
    document = openPage(PAGE, 'https://club.org/');
    const listen = vi.spyOn(document.defaultView as Window, 'addEventListener').mockReturnValue();
    watchHover(document, { signal: new AbortController().signal, onHover, onLeft });
    listener = listen.mock.calls[0]?.[1] as typeof listener;
  });

  it('counts after half a second, also on what stands in the link', () => {
    over('#call b');
    vi.advanceTimersByTime(499);
    expect(onHover).not.toHaveBeenCalled();
    over('#call');
    vi.advanceTimersByTime(1);
    expect(onHover).toHaveBeenCalledExactlyOnceWith(one(document, '#call'));
  });

  it('is none where the mouse only passes', () => {
    over('#call');
    vi.advanceTimersByTime(300);
    over('#words');
    vi.advanceTimersByTime(1_000);
    expect(onHover).not.toHaveBeenCalled();
    expect(onLeft).toHaveBeenCalledExactlyOnceWith(one(document, '#words'));
  });

  it.each([
    ['on a link of the web', '#web', {}],
    ['of a finger, which taps', '#call', { pointerType: 'touch' }],
    ['that a script made', '#call', { isTrusted: false }],
  ])('is none %s', (_, css, more) => {
    over(css, more);
    vi.advanceTimersByTime(1_000);
    expect(onHover).not.toHaveBeenCalled();
  });
});

describe('its note', () => {
  const onHover = vi.fn();
  const setUp = () => {
    onHover.mockReset();
    const document = openPage(PAGE, 'https://club.org/');
    const note = createHoverNote(document, onHover);
    return { document, note, at: (css: string) => one(document, css) };
  };
  const scheme = () =>
    (onHover.mock.lastCall?.[1] as { destination: { scheme: string } } | null)?.destination.scheme;

  it('stands at the edge of the window, and goes when the mouse has left', () => {
    const { note, at } = setUp();
    note.begin(at('#call'));
    expect(scheme()).toBe('tel:');
    const sending = onHover.mock.lastCall?.[0] as { findPlace: () => { atEdge?: true } };
    expect(sending.findPlace()).toMatchObject({ atEdge: true });
    note.left(at('#words'));
    vi.advanceTimersByTime(1_499);
    expect(scheme()).toBe('tel:');
    vi.advanceTimersByTime(1);
    expect(onHover).toHaveBeenLastCalledWith(sending, null);
  });

  it('stays while the mouse is on it', () => {
    const { document, note, at } = setUp();
    note.begin(at('#call'));
    mountHost(
      document.documentElement,
      () => ({ at: at('#words'), place: 'after' }),
      () => undefined,
    );
    note.left(at('#words'));
    note.left(at('#words + div'));
    vi.advanceTimersByTime(60_000);
    expect(scheme()).toBe('tel:');
    note.left(at('#words'));
    vi.advanceTimersByTime(1_500);
    expect(onHover).toHaveBeenLastCalledWith(expect.anything(), null);
  });

  it('is said of another link at once, and three times of one kind', () => {
    const { note, at } = setUp();
    for (let times = 0; times < 5; times++) note.begin(at('#call'));
    expect(onHover).toHaveBeenCalledTimes(3);
    note.begin(at('#text'));
    expect(scheme()).toBe('sms:');
  });

  it('makes way for what is said at the link', () => {
    const { note, at } = setUp();
    note.end();
    expect(onHover).not.toHaveBeenCalled();
    note.begin(at('#text'));
    note.end();
    expect(onHover).toHaveBeenLastCalledWith(expect.anything(), null);
  });
});
