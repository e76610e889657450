// @vitest-environment jsdom
/** Which files in a page's fields belong to the mail, where no assessed form says so; and a disabled field. */
import { expect, it } from 'vitest';
import { givingOf } from '../../utils/inline/giving-places.ts';

/**
 * Renders the fields, each holding a file with the field's name (none if it has no name), and returns what would be
 * offered.
 */
function givenIn(html: string) {
  document.body.innerHTML = html;
  for (const field of document.querySelectorAll('input'))
    Object.defineProperty(field, 'files', { value: field.name ? [new File(['x'], field.name)] : [] });
  return givingOf(document, 'w1');
}
const TWO = '<form><input type="file" name="a"><input type="file" name="b"><input type="file"></form>';

it.each([
  ['of one form, all of them', `${TWO}<form><input type="file"></form>`, ['a', 'b']],
  [
    'of two forms, none: nobody knows which mail is meant',
    `${TWO}<form><input type="file" name="c"></form>`,
    null,
  ],
  ['one of no form, none', `${TWO}<input type="file" name="c">`, null],
])('fields of a mail that hold files: %s', (_what, html, names) => {
  expect(givenIn(html)?.places.flatMap(({ files }) => files.map(({ name }) => name)) ?? null).toEqual(names);
});

it('nothing is put into a field that the group around it switches off', () => {
  const giving = givenIn('<fieldset disabled><input type="file" name="a"></fieldset>');
  expect(giving?.places[0]?.put(new File(['y'], 'a.age'))).toBe('changed');
});
