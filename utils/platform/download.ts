/** Saves something as a file on the person's device. */

/** Long enough for any browser to start the download (ms). */
const BEGUN = 60_000;

/** Saves a text or octets as a file with this name. */
export function download(content: string | Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, BEGUN);
}
