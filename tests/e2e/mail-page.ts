/** A webmail's page that nobody has seen, written to so far that a question is to be expected. */
import { until, type Page } from '../world/browsers/browser.ts';
import type { Stage } from './stage.ts';

const HOST = 'mail.unseen-mail.net';
const PHONE = '5551234567@vtext.com';
const FIELDS = `<p>To: <input name=to size=60></p><p>Cc: <input name=cc></p><p>Subject: <input name=subject></p>
  <p><textarea name=message rows=10 cols=60></textarea></p>`;
export const MAIL = `<form action="/sent" method="post">${FIELDS}<button id="go" name="send" value="1">Send</button></form>`;

/** Puts up the page with this in it, and the one that comes after it was sent; opens it and writes to the recipient. */
export async function composeOn({ world }: Stage, page: Page, html = MAIL, to = PHONE): Promise<void> {
  world.pages.set(`${HOST}/sent`, '<!doctype html><p id=sent>Thank you');
  world.pages.set(`${HOST}/`, `<!doctype html><meta charset=utf-8><title>Compose</title><body>${html}`);
  await until(() => page.goto(`https://${HOST}/`).then(() => true), 'the page');
  await page.type('[name=to]', to);
  await page.type('[name=subject]', 'x');
  world.posted.length = 0;
}

/** How often it was sent. */
export const sentOn = ({ world }: Stage) => world.posted.filter(({ url }) => url.endsWith('/sent')).length;
