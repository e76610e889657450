// @vitest-environment jsdom
/** A page's `window.find` finds none of our words, however they are put into the tree. */
import { render } from 'preact';
import { expect, it } from 'vitest';
import { hideTexts } from '../../components/inline/unfindable.ts';

const word = 'exposed';
it('no text is left as text: alone, among elements, in fragments, or passed on', () => {
  hideTexts();
  const said = (
    <>
      <i /> {word}
    </>
  );
  const Passes = ({ children }: { readonly children: unknown }) => <p>{children as string}</p>;
  const box = document.createElement('div');
  render(
    <section>
      <p>{word}</p>
      <p>
        <b>{word}</b> {word}
      </p>
      <h2>{said}</h2>
      <>{word}</>
      <Passes>{word}</Passes>
      <Passes>{said}</Passes>
    </section>,
    box,
  );
  expect(box.textContent.trim()).toBe('');
  expect(box.innerHTML.match(/data-t="[^"]*exposed/g)).toHaveLength(7);
});
