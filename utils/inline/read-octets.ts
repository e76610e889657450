/**
 * Reads octets of a file in a content script: by a FileReader, because the promises of a page's objects are the page's.
 */

/** Returns the octets in Base64; null if they cannot be read. */
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

/** Returns the octets as a text with one character each; '' if they cannot be read. */
export const readOctets = async (part: Blob): Promise<string> => atob((await readBase64(part)) ?? '');
