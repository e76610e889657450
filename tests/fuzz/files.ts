/** The parsers of files that a person chooses, and of what else a page holds, as the fuzzer calls them. */
import { isAge } from '../../utils/core/armor.ts';
import { openPgp } from '../../utils/encrypt/open-pgp.ts';
import { open } from '../../utils/encrypt/open.ts';
import { isPgp, openPgpFile } from '../../utils/encrypt/pgp-file.ts';
import { fromArmor, fromBase64, fromExactBase64 } from '../../utils/encrypt/reader/armor.ts';
import { decrypt } from '../../utils/encrypt/reader/decrypt.ts';
import { isSealedFile } from '../../utils/inline/sealed-file.ts';
import { readPastedLinks } from '../../utils/page/compose/pasted-links.ts';
import { openEntry } from '../../utils/page/dom/text.ts';
import { readSent } from '../../utils/requests/chat-bodies.ts';

/** Opens the first sample; made for these tests alone. */
const KEY = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
/** Keys are derived in one step: what a file may ask for at most is tested with the published vectors. */
const cheap = (text: string) => text.replace(/(scrypt \S+ )\d+/g, '$11');
/** Node has none; what it yields is a data URL, as in a browser. */
class Reader {
  result = '';
  error = null;
  onload?: () => void;
  readAsDataURL(blob: Blob): void {
    void blob.arrayBuffer().then((read) => {
      this.result = `data:application/octet-stream;base64,${Buffer.from(read).toString('base64')}`;
      this.onload?.();
    });
  }
}
Object.assign(globalThis, { FileReader: (Reflect.get(globalThis, 'FileReader') as unknown) ?? Reader });

const octets = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);
const URL_OF_SEND = 'https://mac.example.org/api/v1/message/text';

export const FILE_PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  async sealed(text) {
    const bytes = octets(cheap(text));
    const file = new File([bytes], 'a.txt.age');
    return [
      await open(file, KEY),
      await openPgpFile(file, 'abc', openPgp),
      await isSealedFile(file, '0'.repeat(64)),
      await decrypt(file.stream(), ['abc']),
      isPgp(bytes),
      isAge(text),
      fromArmor(text),
      fromBase64(text),
      fromExactBase64(text),
    ];
  },
  links: (text) => [readPastedLinks(text), openEntry(text)],
  sent: (text) => [
    readSent('POST', URL_OF_SEND, { raw: [{ bytes: octets(text).buffer }] }),
    readSent('POST', text, { formData: { chatGuid: [text] as never } }),
  ],
};
