/** Delivered mails: waits for them, and makes them comparable. */
import { until } from '../world/browsers/browser.ts';
import type { Site } from './site.ts';

/**
 * Starts counting now; the returned function waits for one new mail at each of these addresses and returns them in that
 * order.
 */
export function expectMails(site: Site, addresses: readonly string[]): () => Promise<string[]> {
  const before = addresses.map((address) => site.deliveredTo(address).length);
  const newAt = (address: string, index: number) => site.deliveredTo(address).slice(before[index]);
  return () =>
    Promise.all(
      addresses.map(async (address, index) => {
        await until(() => Promise.resolve(newAt(address, index).length > 0), `the mail to ${address}`);
        const [mail = '', ...more] = newAt(address, index);
        if (more.length > 0) throw new Error(`${address} got it ${more.length + 1} times`);
        return mail;
      }),
    );
}

/**
 * Returns the mail without what differs between any two: the trace headers that the server puts in front (RFC 5321
 * §4.4), and the values of Date and Message-ID. Everything else is kept byte for byte.
 */
export function withoutTrace(mail: string): string {
  const start = mail.search(/^MIME-Version:/m);
  if (start < 0) throw new Error(`no MIME-Version in:\n${mail}`);
  const end = mail.indexOf('\n\n', start);
  const head = mail.slice(start, end).replace(/^(Date|Message-ID):.*$/gm, '$1: …');
  return head + mail.slice(end);
}
