// @vitest-environment jsdom
/** The view's code is asked for once, however many windows wait for it; and again where it could not be brought. */
import { beforeEach, expect, it, vi } from 'vitest';
import { VIEW } from '../../components/inline/view.ts';
import { loadView } from '../../utils/inline/panel.ts';

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
