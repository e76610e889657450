/**
 * Gives the files chosen in a page's form or drop zone to be encrypted, and puts the encrypted files in their place.
 */
import { PART, windowOfPort, type FromField, type ToField } from '../encrypt/field.ts';
import { fromBase64 } from '../encrypt/reader/armor.ts';
import { siteUrl } from '../page/dom/url.ts';
import { givingOf } from './giving-places.ts';
import { readBase64 } from './read-octets.ts';

function serve(port: chrome.runtime.Port, document: Document, window: string): void {
  const giving = givingOf(document, window);
  const tell = (answer: FromField) => {
    port.postMessage(answer);
  };
  if (!giving) {
    tell({ offer: null });
    return;
  }
  const { places, had } = giving;
  const parts: Blob[] = [];
  const answer = async (asked: ToField): Promise<FromField> => {
    if ('part' in asked) {
      const octets = fromBase64(asked.part);
      if (octets) parts.push(new Blob([octets]));
      return { isKept: octets !== null };
    }
    if ('forget' in asked) {
      parts.length = 0;
      return { isKept: false };
    }
    const place = places[asked.of];
    if ('read' in asked) {
      const part = place?.files[asked.read]?.slice(asked.at, asked.at + PART);
      return { octets: part ? await readBase64(part) : null };
    }
    const file = new File(parts.splice(0), asked.put.name, { type: 'application/octet-stream' });
    return { put: (file.size === asked.put.size && place?.put(file)) || 'refused' };
  };
  let turn = Promise.resolve();
  port.onMessage.addListener((asked: ToField) => {
    turn = turn.then(async () => {
      tell(await answer(asked));
    });
    // The page that encrypts was closed, so there is nobody to tell.
    turn = turn.catch(() => undefined);
  });
  tell({
    offer: {
      host: siteUrl(document)?.host ?? '',
      places: places.map(({ accept, files }) => ({
        accept,
        files: files.map(({ name, size, lastModified }) => ({ name, size, lastModified })),
      })),
      ...(had && { had }),
    },
  });
}

/** Lets the page that encrypts ask this frame, from now on, for the files that were chosen in it. */
export function giveFiles(document: Document): void {
  chrome.runtime.onConnect.addListener((port) => {
    const window = windowOfPort(port.name);
    if (window !== null) serve(port, document, window);
  });
}
