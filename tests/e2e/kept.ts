/** Reads files that a page offers for saving, by the link that saves them. */
import type { Page } from '../world/browsers/browser.ts';

/** Has a page keep the blobs it makes, by their URL, because its policy does not allow it to fetch them. */
export const KEEP = `void (window.made = {}, URL.createObjectURL = ((make) => (blob) => {
  const url = make.call(URL, blob);
  made[url] = window.blob = blob;
  return url;
})(URL.createObjectURL))`;

/** Returns the octets behind the link that this expression names, in a page prepared with `KEEP`. */
export async function keptAt(page: Page, link: string): Promise<Buffer<ArrayBuffer>> {
  const read = `new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(',')[1] ?? '');
    reader.readAsDataURL(made[${link}.href]);
  })`;
  return Buffer.from(await page.evaluate<string>(read), 'base64');
}
