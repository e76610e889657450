/**
 * How each browser reads a file of texts and what its `getMessage` returns, modelled on the browsers' sources rather
 * than ours.
 */

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type File = Readonly<Record<string, Text>>;
/** The texts of a file by key, in lower case. */
export type Read = ReadonlyMap<string, string>;

const byName = ({ placeholders = {} }: Text) =>
  new Map(Object.entries(placeholders).map(([name, { content }]) => [name.toLowerCase(), content]));

/**
 * Follows extensions/common/message_bundle.cc, `ReplaceVariables`: scans from each `$` to the next; an unknown name
 * throws.
 */
function chromiumText(text: Text): string {
  const contents = byName(text);
  let { message } = text;
  let from = 0;
  for (;;) {
    const begin = message.indexOf('$', from) + 1;
    const end = begin === 0 || begin >= message.length ? -1 : message.indexOf('$', begin);
    if (end < 0) return message;
    const name = message.slice(begin, end);
    from = begin;
    if (!/^[A-Za-z0-9_@]+$/.test(name)) continue;
    const content = contents.get(name.toLowerCase());
    if (content === undefined) throw new Error(`Variable $${name}$ used but not defined.`);
    message = message.slice(0, begin - 1) + content + message.slice(end + 1);
    from = begin - 1 + content.length;
  }
}

/**
 * Follows toolkit/components/extensions/ExtensionCommon.sys.mjs, `LocaleData.addLocale`: an unknown name becomes ''.
 */
function firefoxText(text: Text): string {
  const contents = byName(text);
  return text.message.replace(
    /\$([A-Za-z0-9@_]+)\$/g,
    (_all, name: string) => contents.get(name.toLowerCase()) ?? '',
  );
}

function reader(read: (text: Text) => string) {
  return (json: string): Read =>
    new Map(
      Object.entries(JSON.parse(json) as File).map(([key, text]) => [key.toLowerCase(), read(text)] as const),
    );
}

/**
 * Follows `chrome.i18n.getMessage`: fills in `$1` to `$9`, and takes one `$` from a run of several (base/strings,
 * `ReplaceStringPlaceholders`).
 */
const filledIn = (text: string, values: readonly string[]) =>
  text.replace(/\$(?:([1-9]\d*)|(\$+))/g, (_all, index?: string, signs?: string) =>
    index === undefined ? (signs ?? '') : (values[Number(index) - 1] ?? ''),
  );

/**
 * How each browser gets from a file to the text people see; `read` throws where the browser would refuse the extension.
 */
export const BROWSERS = {
  Chromium: { read: reader(chromiumText), filledIn },
  Firefox: { read: reader(firefoxText), filledIn },
} as const;
