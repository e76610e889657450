/** Octets of a file as a content script reads them: by a reader of its own, since a page's promises are the page's. */

/** Base64; null: it cannot be read. */
export const readBase64 = (part: Blob): Promise<string | null> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = reader.result as string;
      done(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => {
      done(null);
    };
    reader.readAsDataURL(part);
  });

/** A sign an octet; '' where it cannot be read. */
export const readOctets = async (part: Blob): Promise<string> => atob((await readBase64(part)) ?? '');
