// @vitest-environment jsdom
/** Links that open a mail: their recipients, where a gateway would turn the address into a phone number. */
import { expect, test } from 'vitest';
import { opensOut } from '../../../utils/page/guards/guard.ts';
import { readLink } from '../../../utils/page/forms/read-link.ts';
import { openPage } from '../pages.ts';

const V = '5551234567@vtext.com';

function linkTo(href: string): HTMLAnchorElement {
  const link = openPage('<a>x</a>', 'https://www.shop.org/').querySelector('a');
  if (!link) throw new Error('no link');
  link.setAttribute('href', href);
  return link;
}

test.each([
  [`mailto:${V}`, [V]],
  [`mailto:ann@x.org;${V}`, [V]],
  [`mailto:ann@x.org,${V}?subject=hi`, [V]],
  [`mailto:ann@x.org%2C%20${V}`, [V]],
  ['mailto:Pat%20%3C5551234567@vtext.com%3E', [V]],
  ['mailto:"Pat, home" <5551234567@vtext.com>', [V]],
  ['mailto:Pat%205551234567@vtext.com', [V]],
  [`mailto://${V}`, [V]],
  [`MAILTO:///${V}`, [V]],
  ['mailto:5551234567%40vtext.com', [V]],
  [`mailto:ann@x.org？；${V}`, [V]],
  [`mailto:?to=ann@x.org;${V}`, [V]],
  ['mailto:ann@x.org?bcc=Pat%20%3C5551234567%40vtext.com%3E', [V]],
  ['mailto:555-123-4567@vtext.com', ['555-123-4567@vtext.com']],
  ['mailto:+1%20(555)%20123-4567@vtext.com', ['+1 (555) 123-4567@vtext.com']],
  ['mailto:%35551234567@vtext.com', [V]],
  [`mailto:mailto:${V}`, [V]],
  ['mailto:%225551234567%22@vtext.com', [V]],
  ['mailto:"5551234567"@vtext.com', [V]],
  ['mailto:%225551234567%22%40vtext.com', [V]],
  ['mailto:ann@x.org,%225551234567%22@vtext.com;bob@x.org', [V]],
  ['mailto:?to=%22Pat%2C%20home%22%20%3C%225551234567%22@vtext.com%3E', [V]],
  ['mailto:ann@x.org?cc=%22Pat%22%20%225551234567%22@vtext.com', [V]],
  ['mailto:%22555%5C1234567%22@vtext.com', [V]],
  ['mailto:%22+1%20555%20123-4567%22@vtext.com', ['+1 555 123-4567@vtext.com']],
  ['mailto:%22555%22.%221234567%22@vtext.com', ['555.1234567@vtext.com']],
  ['mailto:%EF%BC%825551234567%EF%BC%82@vtext.com', [V]],
  ['mailto:5551234567(home)@vtext.com', [V]],
  ['mailto:5551234567%20@%20vtext.com', [V]],
  ['mailto:5551234567%E2%80%8B@vtext.com', [V]],
  [`mailto:Team:${V},ann@x.org;`, [V]],
  [`mailto:ann@x.org%0D%0ABcc:${V}`, [V]],
  [`mailto:ann@x.org&cc=${V}`, [V]],
])('%s is to %j', (href, handles) => {
  const link = linkTo(href);
  expect(readLink(link)?.destination.handles).toEqual(handles);
  // The guard, which runs on every page, does not miss the link.
  expect(opensOut(link)).toBe(true);
});

test.each([
  'mailto:ann@x.org',
  'mailto:Ann%20%3Cann@x.org%3E;Bob%20%3Cbob2024@x.org%3E',
  'mailto:%22Bob%20555%201234%22%20%3Cbob@x.org%3E',
  'mailto:%22bob.5551234567x%22@x.org',
  'mailto:?subject=5551234567',
  'mailto:ann@x.org?body=5551234567@vtext.com',
])('%s is told to nobody', (href) => {
  expect(readLink(linkTo(href))).toBeNull();
});

test.each(['1', '1@', ' ', '%20', ';', '%', '(1)', '"', '"\\\\', '"1', '('])(
  'a link of twenty thousand %j is read at once',
  (sign) => {
    expect(readLink(linkTo(`mailto:${sign.repeat(20_000)}`))?.destination.handles ?? []).toEqual([]);
  },
);
