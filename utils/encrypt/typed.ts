/**
 * Interprets what a person types as a passphrase; separate from the word list, which the decrypting thread does not
 * need.
 */

/**
 * Returns the passphrases that may have been meant: the text as typed, and in the form of ours (lower case, hyphens).
 */
export function passphrasesMeant(typed: string): readonly string[] {
  const ours = typed
    .trim()
    .toLowerCase()
    .split(/[\s\u2010-\u2015-]+/)
    .join('-');
  return [...new Set([typed, ours])].filter((one) => one !== '');
}
