// @vitest-environment jsdom
/**
 * Checks names, roles and order in every state of the gallery, without a browser. Colours and sizes need one
 * (tests/e2e/gallery.test.ts).
 */
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { INLINE_STATES } from '../gallery/inline-states.tsx';
import { PAGE_STATES } from '../gallery/page-states.tsx';
import { openCard, show } from './setup.ts';

it.each([...INLINE_STATES, ...PAGE_STATES].map((state) => [state.name, state] as const))(
  '%s has names, roles and order that assistive technology can use',
  async (name, { view, surface, presses = [] }) => {
    document.documentElement.lang = 'en';
    document.title = 'Sealcheck';
    const page = await show(
      surface === 'inline' ? (
        <main>
          <h1>{name}</h1>
          {view('light')}
        </main>
      ) : (
        view('light')
      ),
    );
    page.querySelector('dialog')?.setAttribute('open', '');
    if (presses.includes('.mark')) await openCard();
    const { violations } = await axe.run(page, {
      rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  },
);
