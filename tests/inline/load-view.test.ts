// @vitest-environment jsdom
/** The view's code is requested once, however many windows wait for it, and again if it could not be loaded. */
import { beforeEach, expect, it, vi } from 'vitest';
import { VIEW } from '../../components/inline/view.ts';
import { loadView, openPanel } from '../../utils/inline/panel.ts';
import { reportOf } from '../components/samples.ts';

const own = globalThis as { [VIEW]?: unknown };
let asked: (() => void)[];

beforeEach(() => {
  asked = [];
  own[VIEW] = undefined;
  vi.stubGlobal('chrome', {
    runtime: {
      sendMessage: () =>
        new Promise((resolve) => {
          asked.push(() => {
            resolve({ ok: true, value: null });
          });
        }),
    },
  });
});

const answerAll = () => {
  for (const answer of asked.splice(0)) answer();
};

it('one question for all that wait, none once it is there', async () => {
  const waiting = [loadView(), loadView(), loadView()];
  expect(asked).toHaveLength(1);
  own[VIEW] = 'the view';
  answerAll();
  expect(await Promise.all(waiting)).toEqual(['the view', 'the view', 'the view']);
  expect(await loadView()).toBe('the view');
  expect(asked).toHaveLength(0);
});

it('a new question where the first one brought nothing', async () => {
  const first = loadView();
  answerAll();
  expect(await first).toBeUndefined();
  const second = loadView();
  expect(asked).toHaveLength(1);
  own[VIEW] = 'the view';
  answerAll();
  expect(await second).toBe('the view');
});

it('a question that waits for it begins with the newest report', async () => {
  const shown: string[] = [];
  const ask = vi.fn((_root: Element, { report }: { readonly report: { readonly id: string } }) => {
    shown.push(report.id);
    return {
      update: ({ report: next }: { readonly report: { readonly id: string } }) => shown.push(next.id),
    };
  });
  const panel = openPanel(document.body, () => null);
  void panel.ask(reportOf([], { id: '0:first' }), false);
  void panel.show(reportOf([], { id: '0:second' }));
  own[VIEW] = { ask, still: () => Promise.resolve() };
  answerAll();
  await vi.waitFor(() => {
    expect(shown.at(-1)).toBe('0:second');
  });
  void panel.show(reportOf([], { id: '0:third' }));
  expect(shown.at(-1)).toBe('0:third');
});
