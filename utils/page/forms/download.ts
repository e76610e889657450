/** Recognises downloads by their address alone; needs no page. */

/** Files that people download to open or to run: altering them on the way does harm. */
const DOWNLOAD =
  /\.(zip|7z|rar|t?gz|tar|iso|img|exe|msi|dmg|pkg|deb|rpm|apk|jar|pdf|docx?|xlsx?|pptx?|csv)$/i;

/** Whether this is the address of a file to open or to run. */
export function isDownload({ pathname }: URL): boolean {
  return DOWNLOAD.test(pathname);
}
