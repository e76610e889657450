/** The general rule: whether a touched field, in an app whose layout is unknown, is the one for messages. */
import {
  attribute,
  composedAncestors,
  contains,
  isEditable,
  isTextControl,
  isVisible,
  labelsOf,
  matches,
  queryAll,
  rectOf,
} from '../dom/dom.ts';

/** Matches fields for something else, by whole words of their names and labels. */
const OTHERS = new RegExp(
  '(^|[^\\p{L}])(search|searchbox|suche\\w*|find|filter|query|comment\\w*|kommentar\\w*|commentaire|comentario|note|notes|bio|about|description|beschreibung|title|titel|subject|betreff|caption|review|feedback|report|name|email|e-mail|password|code|url|address|poll|topic|status)($|[^\\p{L}])',
  'iu',
);
/**
 * Words for messages, which may be about anything ("Message #feedback"), and words that make it another field even so.
 */
const MESSAGES = /message|nachricht|mensaje|messag|mensagem|bericht|сообщен|chat/i;
const NEVER = /search|suche|comment|kommentar/i;
const NAMES = ['name', 'id', 'aria-label', 'placeholder', 'data-placeholder', 'title', 'type', 'role'];
/** Editors for code and documents, and boxes for searching or settings. */
const STRANGERS =
  '.monaco-editor,.CodeMirror,.cm-editor,.ace_editor,[role=code],[role=search],search,[role=grid],table,header,' +
  'nav,[role=navigation],[role=banner]';
const EDITORS = 'textarea,[contenteditable],[role=textbox]';
const LINES =
  'input:not([type]),input[type=text],input[type=email],input[type=tel],input[type=url],input[type=number],input[type=password],select';

/** Messages are written below this part of the window's height, and read above it. */
const LOWER_HALF = 0.5;

/** Whether something about this field says that it is not for messages. */
function isNamedOtherwise(field: Element): boolean {
  const words = NAMES.map((name) => (attribute(field, name) ?? '').replace(/([a-z])([A-Z])/g, '$1 $2'));
  const labels = isTextControl(field) ? labelsOf(field).map((one) => one.textContent) : [];
  return [...words, ...labels].some((text) => {
    const isExcused = MESSAGES.test(text) && !NEVER.test(text);
    return text.length < 120 && !isExcused && OTHERS.test(text.replaceAll(/[_-]+/g, ' '));
  });
}

/** Whether the field is in a form with other fields, so that it is not a line for messages. */
function isPartOfForm(field: Element): boolean {
  const form = composedAncestors(field).find((one) => matches(one, 'form,[role=form],[role=dialog],dialog'));
  return form !== undefined && queryAll(form, LINES).some(isVisible);
}

const areaOf = (element: Element) => {
  const { width, height } = rectOf(element);
  return width * height;
};

/**
 * Whether this is the largest text field or editor in the lower half of the window, and nothing says that it is for
 * something else. In a page with another layout nothing is shown: a mark at a search box would be worse.
 */
export function looksLikeComposer(field: Element): boolean {
  const isLarge = field.localName === 'textarea' || isEditable(field) || matches(field, '[role=textbox]');
  if (!isLarge || attribute(field, 'readonly') !== null || isNamedOtherwise(field)) return false;
  if (composedAncestors(field).some((one) => matches(one, STRANGERS)) || isPartOfForm(field)) return false;
  const { bottom, width } = rectOf(field);
  if (bottom < innerHeight * LOWER_HALF || width < innerWidth * 0.2) return false;
  const area = areaOf(field);
  const others = queryAll(field.ownerDocument, EDITORS).filter(
    (one) => one !== field && !contains(field, one) && !contains(one, field),
  );
  return !others.some((one) => areaOf(one) > area && isVisible(one) && !isNamedOtherwise(one));
}
