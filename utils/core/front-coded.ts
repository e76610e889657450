/** Sorted words in less room: of each, how many letters it begins with as the word before it (a digit), and the others. */

/** A digit says no more. */
const MOST = 9;

/** Words as one text: `abacus`, `abdomen` are `0abacus2domen`. They hold no digits. */
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

/** The words of such a text. */
export function wordsIn(coded: string): readonly string[] {
  let before = '';
  return Array.from(coded.matchAll(/(\d)(\D*)/g), ([, same = '', others = '']) => {
    before = before.slice(0, Number(same)) + others;
    return before;
  });
}
