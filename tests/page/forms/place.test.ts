// @vitest-environment jsdom
/** Where the line about an upload is placed once its uploader has removed what was used. */
import { expect, test } from 'vitest';
import { placesOfUpload } from '../../../utils/page/forms/place.ts';
import { openPage } from '../pages.ts';

const DEEP = '<i><i><i><i><i><input type=file></i></i></i></i></i>';
const one = (document: Document, css: string) => document.querySelector(css) as Element;

test('beside what is left of the page’s part that it was in, before the window’s edge', () => {
  const document = openPage(`<main><section>${DEEP}</section></main>`, 'https://files.example.org/');
  const placeOf = placesOfUpload(document, one(document, 'input'));
  expect(placeOf()?.at).toBe(one(document, 'input'));
  one(document, 'i').remove();
  expect(placeOf()?.atEdge).toBe(true);
  expect(placeOf()?.near).toBe(one(document, 'section'));
});

test('at the edge where a whole view is all that is left; nowhere once a person left that view', () => {
  const document = openPage(`<main>${DEEP}</main>`, 'https://files.example.org/');
  const placeOf = placesOfUpload(document, one(document, 'input'));
  one(document, 'i').remove();
  expect(placeOf()?.atEdge).toBe(true);
  expect(placeOf()?.near).toBe(undefined);
  dispatchEvent(new Event('click'));
  expect(placeOf()).toBe(null);
});
