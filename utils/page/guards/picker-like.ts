/** Decides which presses are likely to open a file picker. Part of the guard, so that other presses inject nothing. */

/** Controls to which scripts give a function; links to other pages are not among them. */
const CONTROL = 'button,label,summary,[role=button],[role=menuitem],a:not([href]),a[href^="#"],a[href^=java]';

/**
 * What such controls are called, in their texts or by their programmers. A string, because a regular expression literal
 * is checked when the script is parsed, on every page. A dot stands for a letter that would take more space.
 */
const WORDS =
  'upload|attach|(?<!pro)file|import(?!ant)|brows|photo|paperclip|document|datei|hochl|anh.ng|durchsu|' +
  'fich..r|joind|parcour|t.l.vers|ar(ch|qu)iv|subir|adjunt|examina|carica|allega|sfogl|anexa|carreg|' +
  'bestand|bijlag|plik|za..cz|bifoga|vedh.ft|soubor|dosya|y.kle|фа.л|заг.уз|при..еп|上[传傳]|文件|附件|檔案|ファイル|添付|파일|첨부';

/** Longer markup is no button's (characters). */
const MAX = 1500;

/**
 * Whether the pattern matches the text, ignoring case. Other values, like an SVG link's address, are matched by their
 * name.
 */
export function fits(pattern: string, text: unknown): boolean {
  return new RegExp(pattern, 'i').test(text as string);
}

/**
 * Whether a control was pressed or focused that may open a file picker; `path` is the event's composed path. This is
 * only a hint: what happens then is reported by the file field itself.
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
