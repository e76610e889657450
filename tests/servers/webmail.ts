/** Writes a mail in Roundcube, as a person does it with mouse and keyboard. */
import type { Page } from '../world/browsers/browser.ts';
import { USER } from './mail.ts';

export type Field = 'to' | 'cc' | 'bcc';
export type Skin = 'elastic' | 'larry' | 'classic';

export interface Text {
  readonly subject: string;
  readonly body: string;
}

/** Returns Roundcube's address; its first label selects the skin. */
export function addressOf(skin: Skin): string {
  return `https://${skin === 'elastic' ? 'webmail' : skin}.city-office.org/`;
}

/** Signs in as the only user. */
export async function signIn(page: Page, skin: Skin = 'elastic'): Promise<void> {
  await page.goto(addressOf(skin));
  await page.type('#rcmloginuser', USER.address);
  await page.type('#rcmloginpwd', USER.password);
  await page.press('Enter');
  await waitForMailbox(page);
}

/**
 * Waits until no request is pending: one that ends after the next page opens would overwrite what that page stores in
 * the session.
 */
async function waitForMailbox(page: Page): Promise<void> {
  const isQuiet = 'window.rcmail?.task === "mail" && document.readyState === "complete" && !jQuery.active';
  await page.waitFor(isQuiet, 'the mailbox');
}

/** Opens an empty message and waits until the page's own scripts have finished. */
export async function openCompose(page: Page, skin: Skin = 'elastic'): Promise<void> {
  await page.goto(`${addressOf(skin)}?_task=mail&_action=compose`);
  const ready = skin === 'elastic' ? '#compose_to ul.recipient-input input' : '#_to';
  await page.waitFor(`document.readyState === "complete" && document.querySelector("${ready}")`, 'compose');
}

/** Returns the selector of the element for typing a recipient; opens the field first if it is not shown. */
async function openField(page: Page, field: Field): Promise<string> {
  const elastic = `#compose_${field} ul.recipient-input input`;
  if (!(await page.evaluate<boolean>(`Boolean(document.querySelector("${elastic}"))`))) {
    const hidden = `!document.querySelector("#_${field}").getClientRects().length`;
    if (await page.evaluate<boolean>(hidden)) await page.click(`#${field}-link`);
    return `#_${field}`;
  }
  if (await page.evaluate<boolean>(`document.querySelector("#compose_${field}").matches(".hidden")`)) {
    // Elastic hides the menu 200 ms after it was closed, even if it has been opened again meanwhile.
    await page.waitFor(
      'document.querySelector("#headers-menu[aria-hidden=true]")',
      'the menu of before to be gone',
    );
    await page.click('a[data-popup="headers-menu"]');
    await page.click(`.popover a[data-target="${field}"]`);
    await page.waitFor(`!document.querySelector("#compose_${field}").matches(".hidden")`);
  }
  return elastic;
}

/** Types recipients, each followed by the comma that makes it a chip, or an entry of the list. */
export async function addRecipients(page: Page, field: Field, addresses: readonly string[]): Promise<void> {
  const input = await openField(page, field);
  for (const address of addresses) {
    await page.type(input, `${address},`);
    await page.waitFor(
      `document.querySelector("#_${field}").value.includes(${JSON.stringify(address)})`,
      `${address} in the list`,
    );
  }
}

/** Types a recipient and nothing after it. */
export async function typeRecipient(page: Page, field: Field, text: string): Promise<void> {
  await page.type(await openField(page, field), text);
}

/** Removes the last chip of a field by its cross. */
export async function removeLastRecipient(page: Page, field: Field): Promise<void> {
  const chips = `document.querySelectorAll("#compose_${field} li.recipient").length`;
  const before = await page.evaluate<number>(chips);
  await page.click(`#compose_${field} li.recipient:nth-last-child(2) a.remove`);
  await page.waitFor(`${chips} === ${before - 1}`, 'one chip less');
}

/** Writes subject and body. */
export async function writeText(page: Page, { subject, body }: Text): Promise<void> {
  await page.type('#compose-subject', subject);
  await page.type('textarea[name="_message"]', body);
}

/** Clicks the send control. */
export async function pressSend(page: Page): Promise<void> {
  await page.click('.formbuttons button.send, a.button.send, a.send');
}

/** Waits until Roundcube has left the compose page, which it does once the message is sent. */
export async function waitUntilSent(page: Page): Promise<void> {
  await page.waitFor(
    'new URLSearchParams(location.search).get("_action") !== "compose"',
    'the mail to be sent',
  );
  await waitForMailbox(page);
}

/** Sends a message that nothing holds. */
export async function sendMail(page: Page): Promise<void> {
  await pressSend(page);
  await waitUntilSent(page);
}
