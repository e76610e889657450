/** A language's file of texts as the package carries it. */

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** What both browsers take for the name of a placeholder when they read the file (Chromium: MessageBundle::IsValidName). */
const NAMED = /\$([\w@]+)\$/g;

/**
 * The message with its placeholders' contents (`$1`) in their places: what the browsers make of it when they read the file.
 * null where it would be read otherwise then: in `$1$2` or `$1@$2` they would look for a placeholder called `1` or `1@`,
 * and Chromium would refuse the whole extension.
 */
function filled(key: string, { message, placeholders = {} }: Text): string | null {
  const contents = new Map(
    Object.entries(placeholders).map(([name, { content }]) => [name.toLowerCase(), content] as const),
  );
  const text = message.replace(NAMED, (_all, name: string) => {
    const content = contents.get(name.toLowerCase());
    if (content === undefined) throw new Error(`${key} has no placeholder ${name}`);
    return content;
  });
  return text.search(NAMED) < 0 ? text : null;
}

/**
 * The texts as short as the browsers let them be: without what only translators read, and with `$1` where a placeholder
 * stands. Half of the file. Throws where it is no JSON, or where a message has a placeholder that is not there. The format:
 * developer.chrome.com/docs/extensions/reference/api/i18n, "Locale-specific message reference".
 */
export function packedTexts(json: string): string {
  const texts = JSON.parse(json) as Readonly<Record<string, Text>>;
  const rows = Object.entries(texts).map(([key, text]) => {
    const message = filled(key, text);
    if (message !== null) return [key, { message }];
    const named = Object.entries(text.placeholders ?? {}).map(([name, { content }]) => [name, { content }]);
    return [key, { message: text.message, placeholders: Object.fromEntries(named) as Text['placeholders'] }];
  });
  return JSON.stringify(Object.fromEntries(rows));
}
