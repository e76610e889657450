/** Which presses are likely to open a file picker? Looked at in the guard, so that all other presses bring nothing. */

/** Controls that scripts give work to; links to other pages are none. */
const CONTROL = 'button,label,summary,[role=button],[role=menuitem],a:not([href]),a[href^="#"],a[href^=java]';

/**
 * What such controls are called, in their texts or by their programmers. Text, not a literal: a literal is checked
 * when the script is parsed, on every page. A dot stands for a letter that would take more room.
 */
const WORDS =
  'upload|attach|(?<!pro)file|import(?!ant)|brows|photo|paperclip|document|datei|hochl|anh.ng|durchsu|' +
  'fich(ie|ei)r|joind|parcour|t.l.vers|ar(ch|qu)iv|subir|adjunt|examina|carica|allega|sfogl|anexa|carreg|' +
  'bestand|bijlag|plik|za..cz|bifoga|vedh.ft|soubor|dosya|y.kle|файл|загруз|прикреп|上[传傳]|文件|附件|檔案|ファイル|添付|파일|첨부';

/** Longer markup than this is no button's (characters). */
const MOST = 1500;

/**
 * Was a control pressed or focused that may open a file picker? `path` is the event's composed path. It hints only;
 * what happens then is told by the file field itself.
 */
export function isPickerLike(path: readonly Partial<Element>[]): boolean {
  const control = path.slice(0, 6).find((one) => one.matches?.(CONTROL));
  const text =
    control?.outerHTML ??
    path
      .slice(0, 3)
      .map((one) => [one.localName, one.className, one.id, one.ariaLabel])
      .join();
  return new RegExp(WORDS, 'i').test(text.slice(0, MOST));
}
