/** A page's file field gives what was chosen in it to be encrypted, and takes the encrypted file in its place. */
import { PORT, PART, type FromField, type Put, type ToField } from '../encrypt/field.ts';
import { fromBase64 } from '../encrypt/reader/armor.ts';
import { FILE_PUT, own } from '../page/forms/channel.ts';
import { hasChosen, isFileField } from '../page/forms/controls.ts';
import { attribute, isConnected, queryAll } from '../page/dom/dom.ts';
import { siteUrl } from '../page/dom/url.ts';
import { readBase64 } from './read-octets.ts';
import { shadowOf } from '../page/forms/roots.ts';

/** All file fields that hold files, also those in shadow trees. */
function chosenFields(root: ParentNode & Node): HTMLInputElement[] {
  return queryAll(root, '*').flatMap((one) => {
    if (isFileField(one) && hasChosen(one)) return [one];
    const shadow = shadowOf(one);
    return shadow ? chosenFields(shadow) : [];
  });
}

const isSame = (files: FileList | null, before: readonly File[]) =>
  files?.length === before.length &&
  before.every(({ name, size, lastModified }, at) => {
    const now = files[at];
    return now?.name === name && now.size === size && now.lastModified === lastModified;
  });

/** Puts this file alone into the field, as if the person had chosen it, and reads back what the field holds then. */
function putInto(field: HTMLInputElement, before: readonly File[], file: File): Put {
  if (!isConnected(field) || field.disabled || !isSame(field.files, before)) return 'changed';
  const given = new DataTransfer();
  given.items.add(file);
  field.files = given.files;
  if (!isSame(field.files, [file])) return 'refused';
  for (const type of ['input', 'change'])
    field.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  // Events of scripts are nothing that a person did.
  own[FILE_PUT]?.(field);
  return isSame(field.files, [file]) ? 'there' : hasChosen(field) ? 'refused' : 'taken';
}

function serve(port: chrome.runtime.Port, document: Document): void {
  const [field, ...others] = chosenFields(document);
  const tell = (answer: FromField) => {
    port.postMessage(answer);
  };
  // Of several nobody knows which is meant.
  if (!field || others.length > 0) {
    tell({ offer: null });
    return;
  }
  const files = Array.from(field.files ?? []);
  const parts: Blob[] = [];
  const answer = async (asked: ToField): Promise<FromField> => {
    if ('read' in asked) {
      const part = files[asked.read]?.slice(asked.at, asked.at + PART);
      return { octets: part ? await readBase64(part) : null };
    }
    if ('part' in asked) {
      const octets = fromBase64(asked.part);
      if (octets) parts.push(new Blob([octets]));
      return { isKept: octets !== null };
    }
    const file = new File(parts.splice(0), asked.put.name, { type: 'application/octet-stream' });
    return { put: file.size === asked.put.size ? putInto(field, files, file) : 'refused' };
  };
  let turn = Promise.resolve();
  port.onMessage.addListener((asked: ToField) => {
    turn = turn.then(async () => {
      tell(await answer(asked));
    });
    // The page that encrypts was closed: there is nobody to tell.
    turn = turn.catch(() => undefined);
  });
  tell({
    offer: {
      host: siteUrl(document)?.host ?? '',
      accept: attribute(field, 'accept') ?? '',
      files: files.map(({ name, size, lastModified }) => ({ name, size, lastModified })),
    },
  });
}

/** From now on the page that encrypts can ask this frame for the files that were chosen in it. */
export function giveFiles(document: Document): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === PORT) serve(port, document);
  });
}
