/**
 * How apps name the control that removes a recipient: labels in their languages, class names and signs. Sources:
 * remove-words.json.
 */

/** Words in labels. Not "clear", "cancel" or "close" alone, which belong to fields, windows and cards. */
const LABELS = [
  'remove',
  'delete',
  'entfernen',
  'l\u00f6schen',
  'supprimer',
  'retirer',
  'enlever',
  'effacer',
  'eliminar',
  'quitar',
  'borrar',
  'suprimir',
  'remover',
  'excluir',
  'apagar',
  'rimuovi',
  'elimina',
  'cancella',
  'verwijder',
  'wissen',
  'fjern',
  'slett',
  'slet',
  'ta bort',
  'radera',
  'poista',
  'usu\u0144',
  'odebrat',
  'odstranit',
  'smazat',
  'odstr\u00e1ni\u0165',
  'odstrani',
  'ukloni',
  'elt\u00e1vol\u00edt',
  'elt\u00e1vol\u00edt\u00e1s',
  't\u00f6rl\u00e9s',
  '\u0219terge',
  'elimin\u0103',
  'kald\u0131r',
  'sil',
  '\u0443\u0434\u0430\u043b\u0438\u0442\u044c',
  '\u0443\u0431\u0440\u0430\u0442\u044c',
  '\u0432\u0438\u0434\u0430\u043b\u0438\u0442\u0438',
  '\u043f\u0440\u0438\u0431\u0440\u0430\u0442\u0438',
  '\u043f\u0440\u0435\u043c\u0430\u0445\u043d\u0438',
  '\u03ba\u03b1\u03c4\u03ac\u03c1\u03b3\u03b7\u03c3\u03b7',
  '\u03b1\u03c6\u03b1\u03af\u03c1\u03b5\u03c3\u03b7',
  '\u05d4\u05e1\u05e8',
  '\u05de\u05d7\u05e7',
  '\u0625\u0632\u0627\u0644\u0629',
  '\u062d\u0630\u0641',
  '\u0939\u091f\u093e\u090f\u0902',
  '\u0e25\u0e1a',
  'x\u00f3a',
  'g\u1ee1',
  'hapus',
  '\u524a\u9664',
  '\u5220\u9664',
  '\u522a\u9664',
  '\u79fb\u9664',
  '\uc0ad\uc81c',
  '\uc81c\uac70',
];

const LABELLED = new RegExp(
  `(^|[^\\p{L}])(${LABELS.join('|')})($|[^\\p{L}])|^(\\u524a\\u9664|\\u5220\\u9664|\\u522a\\u9664|\\u79fb\\u9664)|(\\u524a\\u9664|\\uc0ad\\uc81c|\\uc81c\\uac70)`,
  'iu',
);
/** Crosses, as text. */
const CROSS = /^[x\u00d7\u2715\u2716\u2a2f\u2717\u2a09\u274c]\ufe0f?$/iu;
/** Class names and test ids: in a chip, a cross without a label has nothing else. */
const NAMED = /(^|[-_ ])(remove|delete|close|cross|clear|del|rm|x|times)([-_ ]|$)|remove|delete/i;

/** Controls without any word: Gmail's chips until 2022 (their cross is a picture in its style sheet). */
export const KNOWN = '.vR .vM';

/** Whether a label (spoken name, tooltip or text) says that this removes something. */
export const saysRemove = (label: string) => LABELLED.test(label) || CROSS.test(label.trim());
/** Whether a name for programs (class, id) says that this removes something. */
export const isNamedRemove = (name: string) => NAMED.test(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2'));
