/** The URL at which an exception may be requested: no page or person can influence where it leads. */
import { expect, it } from 'vitest';
import { isRequestUrl } from '../../utils/policy/request-url.ts';

it.each([
  ['mailto:desk@a.example', true],
  ['mailto:desk@a.example?subject={number}&body={text}', true],
  ['https://desk.example/new?x={who}', true],
  ['https://desk.example', true],
  ['https://{domain}/new', false],
  ['https://desk.example{domain}', false],
  ['https://desk@{who}.example/', false],
  ['mailto:{who}', false],
  ['https://desk.example/{subject}', false],
  ['https://desk.example/{who', true],
  ['http://desk.example/', false],
  ['javascript:alert(1)', false],
  ['desk@a.example', false],
  ['https://a.example https://b.example', false],
])('as where to ask %j is right: %s', (url, expected) => {
  expect(isRequestUrl(url)).toBe(expected);
});
