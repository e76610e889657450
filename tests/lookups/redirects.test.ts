/** Where an answer to our own request redirected to, as webRequest reports it. */
import { expect, it } from 'vitest';
import { createRedirects } from '../../utils/lookups/redirects.ts';
import { WATCHED } from '../../utils/lookups/questions.ts';
import { OWN, standAsWorker } from './own.ts';

standAsWorker();

const URL_ = 'https://own-mail.org/.well-known/openpgpkey/hu/x?l=ann';

function setUp() {
  let tell: (details: object) => void = () => undefined;
  const onHeadersReceived = { addListener: (listener: typeof tell) => (tell = listener) };
  const redirects = createRedirects({ onHeadersReceived } as never, WATCHED);
  const answer = (statusCode: number, to?: string, tabId = -1, originUrl = OWN) => {
    const responseHeaders = to === undefined ? [] : [{ name: 'Location', value: to }];
    tell({ tabId, originUrl, url: URL_, statusCode, responseHeaders });
  };
  return { redirects, answer };
}

it('is told once, also where the event comes a little later than the answer', async () => {
  const { redirects, answer } = setUp();
  answer(302, '/there');
  expect(await redirects.target(URL_)).toBe('/there');
  expect(await redirects.target(URL_)).toBeUndefined();
  const later = redirects.target(URL_);
  answer(308, '/later');
  expect(await later).toBe('/later');
});

it('is not what a tab or a page’s worker was sent to, nor what an answer that is no redirect has', async () => {
  const { redirects, answer } = setUp();
  answer(302, '/there', 7);
  answer(302, '/there', -1, 'https://own-mail.org/worker.js');
  answer(200, '/there');
  answer(302);
  expect(await redirects.target(URL_)).toBeUndefined();
});
