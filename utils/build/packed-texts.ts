/** A language's file of texts as the package carries it. */

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/**
 * The texts without what only translators read: descriptions and examples, two fifths of the file. Throws where it is no
 * JSON. The format: developer.chrome.com/docs/extensions/reference/api/i18n, "Locale-specific message reference".
 */
export function packedTexts(json: string): string {
  const texts = JSON.parse(json) as Readonly<Record<string, Text>>;
  const rows = Object.entries(texts).map(([key, { message, placeholders }]) => {
    if (!placeholders) return [key, { message }];
    const filled = Object.entries(placeholders).map(([name, { content }]) => [name, { content }]);
    return [key, { message, placeholders: Object.fromEntries(filled) as Text['placeholders'] }];
  });
  return JSON.stringify(Object.fromEntries(rows));
}
