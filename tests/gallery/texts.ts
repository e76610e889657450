/** The browser's texts in the gallery: imported first, so that whatever reads a text while it loads finds them. */

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Messages = Readonly<Record<string, Message>>;

const LOCALES: Readonly<Record<string, Messages>> = import.meta.glob(
  '../../public/_locales/*/messages.json',
  { eager: true, import: 'default' },
);
const messagesOf = (folder: string) => LOCALES[`../../public/_locales/${folder}/messages.json`] ?? {};

let messages = messagesOf('en');

/** The text of a key as browsers make it: in the language, else in English; placeholders by name, '' for what is missing. */
function getMessage(key: string, values: string | readonly string[] = []): string {
  const found = messages[key] ?? messagesOf('en')[key];
  const all = [values].flat();
  return (found?.message ?? '').replace(/\$(\w+)\$/g, (_, name: string) => {
    const content = found?.placeholders?.[name.toLowerCase()]?.content ?? '';
    return all[Number(content.slice(1)) - 1] ?? '';
  });
}

Object.assign(globalThis, {
  chrome: {
    i18n: { getMessage, getUILanguage: () => 'en' },
    runtime: { id: 'gallery', sendMessage: () => Promise.resolve(null), getURL: (path: string) => path },
  },
});

/** Speaks this language (a folder of `_locales`) from here on. */
export function speak(folder: string): void {
  messages = messagesOf(folder);
}
