/** The browser's texts in the gallery, in the language named by its address (`?lang=de`, a folder of `_locales`). */
import { packedTexts } from '../../utils/build/packed-texts.ts';
import { isToLeft } from '../../utils/texts/isolates.ts';
import type { Texts } from '../../utils/texts/texts.ts';

const LOCALES: Readonly<Record<string, Texts>> = import.meta.glob('../../public/_locales/*/messages.json', {
  eager: true,
  import: 'default',
});
const textsOf = (folder: string) => LOCALES[`../../public/_locales/${folder}/messages.json`] ?? {};

/** English where nobody shows anything: the tests read the states' names outside a page, too. */
export const LANGUAGE =
  new URLSearchParams((globalThis as Partial<typeof globalThis>).location?.search).get('lang') ?? 'en';
/** Whether it is written from right to left. */
export const TURNS = isToLeft(textsOf(LANGUAGE));

/** Returns the texts as the package contains them: those missing from a language's own file are taken from English. */
const packed = (folder: string) =>
  JSON.parse(packedTexts(textsOf(folder), textsOf('en'), folder === 'en')) as Texts;
const messages: Texts = { ...packed('en'), ...packed(LANGUAGE) };

Object.assign(globalThis, {
  chrome: {
    i18n: { getMessage: (name: string) => messages[name]?.message ?? '', getUILanguage: () => LANGUAGE },
    runtime: { id: 'gallery', sendMessage: () => Promise.resolve(null), getURL: (path: string) => path },
  },
});
