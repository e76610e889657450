/** Which presses are likely to open a file picker? Looked at in the guard, so that all other presses bring nothing. */

/** Controls that scripts give work to; links to other pages are none. */
const CONTROL = 'button,label,summary,[role=button],[role=menuitem],a:not([href]),a[href^="#"],a[href^=java]';

/**
 * What such controls are called, in their texts or by their programmers. Text, not a literal: a literal is checked
 * when the script is parsed, on every page. A dot stands for a letter that would take more room.
 */
const WORDS =
  'upload|attach|(?<!pro)file|import(?!ant)|brows|photo|paperclip|document|datei|hochl|anh.ng|durchsu|' +
  'fich..r|joind|parcour|t.l.vers|ar(ch|qu)iv|subir|adjunt|examina|carica|allega|sfogl|anexa|carreg|' +
  'bestand|bijlag|plik|za..cz|bifoga|vedh.ft|soubor|dosya|y.kle|фа.л|заг.уз|при..еп|上[传傳]|文件|附件|檔案|ファイル|添付|파일|첨부';

/** Longer markup than this is no button's (characters). */
const MAX = 1500;

/** Does the pattern, in either case, fit the text? What is no text (an SVG link's address) fits by its name at most. */
export function fits(pattern: string, text: unknown): boolean {
  return new RegExp(pattern, 'i').test(text as string);
}

/**
 * Was a control pressed or focused that may open a file picker? `path` is the event's composed path. It hints only;
 * what happens then is told by the file field itself.
 */
export function isPickerLike(path: readonly Partial<Element>[]): boolean {
  let text = '';
  let index = 0;
  let one: Partial<Element> | undefined;
  while (index < 6) {
    one = path[index] ?? {};
    if (one.matches?.(CONTROL)) {
      text = one.outerHTML ?? '';
      break;
    }
    if (index < 3) text += [one.localName, one.className, one.id, one.ariaLabel].join();
    index += 1;
  }
  return fits(WORDS, text.slice(0, MAX));
}
