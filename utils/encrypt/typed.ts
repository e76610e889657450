/** What a person types as a passphrase; apart from the words, which the thread that opens files does not need. */

/** What a person may have meant who typed this: it as it stands, and as ours are written (small letters, hyphens). */
export function passphrasesMeant(typed: string): readonly string[] {
  const ours = typed
    .trim()
    .toLowerCase()
    .split(/[\s\u2010-\u2015-]+/)
    .join('-');
  return [...new Set([typed, ours])].filter((one) => one !== '');
}
