// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { freshGuards } from './fresh-guard.ts';

const { send, onEvent, asked } = freshGuards();

describe('a press of a control that may open a file picker', () => {
  const press = (type: string, isTrusted: boolean) => {
    document.body.innerHTML = '<button>Upload</button>';
    const path = [document.querySelector('button'), document.body];
    onEvent({ type, isTrusted, composedPath: () => path } as unknown as Event);
  };

  it.each(['pointerdown', 'focusin'])('asks to be told of pickers (%s)', (type) => {
    press(type, true);
    expect(asked()).toEqual(['inject:pickers']);
  });

  it('of a script’s making asks for nothing: a page must not find us so', () => {
    press('pointerdown', false);
    press('focusin', false);
    expect(asked()).toEqual([]);
  });

  it('asks again where there was no answer or a failure, then no more', async () => {
    send.mockResolvedValueOnce(null).mockRejectedValueOnce(new Error('no receiver'));
    for (let times = 0; times < 4; times += 1) {
      press('pointerdown', true);
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(asked()).toEqual(['inject:pickers', 'inject:pickers', 'inject:pickers']);
  });
});
