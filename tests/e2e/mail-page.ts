/** A page of a webmail that no adapter knows, with a mail in it that will cause a question when it is sent. */
import { until, type Page } from '../world/browsers/browser.ts';
import type { Stage } from './stage.ts';

const HOST = 'mail.unseen-mail.net';
const PHONE = '5551234567@vtext.com';
const FIELDS = `<p>To: <input name=to size=60></p><p>Cc: <input name=cc></p><p>Subject: <input name=subject></p>
  <p><textarea name=message rows=10 cols=60></textarea></p>`;
export const MAIL = `<form action="/sent" method="post">${FIELDS}<button id="go" name="send" value="1">Send</button></form>`;

/** Serves this page and the one that follows a send, opens it and enters the recipient. */
export async function composeOn({ world }: Stage, page: Page, html = MAIL, to = PHONE): Promise<void> {
  world.pages.set(`${HOST}/sent`, '<!doctype html><p id=sent>Thank you');
  world.pages.set(`${HOST}/`, `<!doctype html><meta charset=utf-8><title>Compose</title><body>${html}`);
  await until(() => page.goto(`https://${HOST}/`).then(() => true), 'the page');
  await page.type('[name=to]', to);
  await page.type('[name=subject]', 'x');
  world.posted.length = 0;
}

/** Returns how often the mail was sent. */
export const sentOn = ({ world }: Stage) => world.posted.filter(({ url }) => url.endsWith('/sent')).length;
