/** Front coding of sorted words: a digit (letters shared with the word before), then the rest of the word. */

/** Longest shared prefix that is used: it must fit one digit. */
const MOST = 9;

/** Returns the words as one text: `abacus`, `abdomen` become `0abacus2domen`. The words must not contain digits. */
export function frontCoded(words: readonly string[]): string {
  return words
    .map((word, at) => {
      const before = words[at - 1] ?? '';
      let same = 0;
      while (same < MOST && same < before.length && word[same] === before[same]) same += 1;
      return `${String(same)}${word.slice(same)}`;
    })
    .join('');
}

/** Returns the words of a front-coded text. */
export function wordsIn(coded: string): readonly string[] {
  let before = '';
  return Array.from(coded.matchAll(/(\d)(\D*)/g), ([, same = '', others = '']) => {
    before = before.slice(0, Number(same)) + others;
    return before;
  });
}
