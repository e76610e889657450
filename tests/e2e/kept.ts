/** What a page makes to be saved, by the link that saves it. */
import type { Page } from '../world/browsers/browser.ts';

/** Has a page keep what it makes by its address, since its policy lets it fetch nothing. */
export const KEEP = `void (window.made = {}, URL.createObjectURL = ((make) => (blob) => {
  const url = make.call(URL, blob);
  made[url] = window.blob = blob;
  return url;
})(URL.createObjectURL))`;

/** The octets behind the link that this expression names, in a page that keeps what it makes. */
export async function keptAt(page: Page, link: string): Promise<Buffer<ArrayBuffer>> {
  const read = `new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(',')[1] ?? '');
    reader.readAsDataURL(made[${link}.href]);
  })`;
  return Buffer.from(await page.evaluate<string>(read), 'base64');
}
