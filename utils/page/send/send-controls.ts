/**
 * Recognises the controls that send a compose window, wherever they stand: by their labels, else by their names in the
 * code.
 */
import {
  attribute,
  attributeText,
  closest,
  composedAncestors,
  isEditable,
  isTextControl,
  matches,
  queryAll,
  textOf,
  treeOf,
} from '../dom/dom.ts';
import { linkedLabels, ownLabels } from '../compose/labels.ts';
import { spacedText, WRITTEN } from '../compose/recipients-shown.ts';
import { cleanText } from '../dom/text.ts';
import { labelledBy, namedBy, nameTokens } from '../compose/tokens.ts';
import { LABELS, NAME_WORDS } from '../compose/words.ts';
import { CONTROL, isControl } from './pressed.ts';
import type { ComposeWindow } from '../compose/window.ts';

const NAMES = ['name', 'id', 'data-action', 'data-testid', 'data-test-id'];
/** Whether this opens a menu of ways to send. */
const opens = (control: Element) =>
  /^(true|menu|listbox)$/.test(attribute(control, 'aria-haspopup') as string);
/** Words for other things that are done with a message; names have these words in English. */
const NOT_SEND =
  /^(abort|arrow|attach(ment)?|cancel|caret|close|copy|delete|discard|draft|dropdown|feedback|files?|invite|menu|more|nicht|not?|options?|receipt|report|request|save|settings|sms|test|toggle|undo|unsend)$/;

/** Returns what a person sees or hears of a control: its text, those of its pictures, and its tooltips. */
function labelsOf(control: Element): string[] {
  const pictures = [control, ...queryAll(control, '[alt],[title],[aria-label]')];
  return [
    isTextControl(control) ? control.value : spacedText(control),
    ...linkedLabels(control),
    ...pictures.flatMap(ownLabels),
  ]
    .map(cleanText)
    .filter((text) => text !== '');
}

/**
 * Returns the words by which programmers name a control. One of its classes counts only if it names nothing else as
 * well; classes of its content count only if the control has no label.
 */
function namesOf(control: Element, isUnlabelled: boolean): string[] {
  const classes = (one: Element) => attributeText(one, 'class').split(/\s+/);
  const icons = isUnlabelled ? queryAll(control, '[class]').flatMap(classes) : [];
  return [
    ...NAMES.flatMap((name) => nameTokens(attributeText(control, name))),
    ...classes(control)
      .map((name) => name.replace(/^.*__/, ''))
      .filter((name) => namedBy(name) === 'send')
      .flatMap(nameTokens),
    ...icons.flatMap((name) => (/(^|[-_])(send|paper-?plane)([-_]|$)/i.test(name) ? nameTokens(name) : [])),
  ];
}

const saySend = (labels: readonly string[]) => labels.some((text) => labelledBy(text) === 'send');

/** Whether this control sends. */
export function isSend(control: Element): boolean {
  if (opens(control)) return false;
  const labels = labelsOf(control);
  if (saySend(labels)) return true;
  const names = namesOf(control, !labels[0]);
  const said = labels.map(nameTokens);
  const isOther = [...names, ...said.flat()].some((word) => NOT_SEND.test(word));
  return (
    !isOther &&
    (names.some((word) => NAME_WORDS.send.includes(word) || /^(paper)?plane$/.test(word)) ||
      // A few other words may stand beside it: what is sent, or to whom.
      said.some((words) => words.length < 5 && words.some((word) => LABELS.send.includes(word))))
  );
}

/** Items of a list or menu, which hold no control themselves. */
const LISTED = ':is(li,summary,[role=option]):not(:has(a,button))';
/** What holds text that is written, or names something else. */
const TITLE = 'h1,h2,h3,h4,legend,label,[role=heading],[contenteditable]';

/**
 * Whether a plain element acts as a control: it takes the focus, is a custom element, or has a pointer as its cursor.
 */
const isPressed = (element: Element) =>
  matches(element, '[tabindex]') ||
  element.localName.includes('-') ||
  getComputedStyle(element).cursor === 'pointer';

/**
 * Whether a plain element sends, of which nothing but its own words tells: it is an item of a list, or no control of
 * the page is a Send. No script can ask whether an element has listeners.
 */
const isPlainSend = (element: Element, pressed: Element) =>
  saySend(labelsOf(element)) &&
  !closest(pressed, TITLE) &&
  (matches(element, LISTED) || !queryAll(treeOf(element) as ParentNode, CONTROL).some(isSend));

/**
 * Returns the first Send among what was pressed and what is around it, innermost first; undefined if there is none, or
 * another labelled control comes before.
 */
export function sendControlAt(around: readonly Element[]): Element | undefined {
  for (const one of around) {
    const isOne = isControl(one);
    const isShort = (textOf(one) ?? '').length <= 60 && !isEditable(one) && !isTextControl(one);
    if (
      isOne
        ? isSend(one)
        : isShort && ((isPressed(one) && isSend(one)) || isPlainSend(one, around[0] as Element))
    )
      return one;
    if (isOne && labelsOf(one)[0]) return undefined;
  }
  return undefined;
}

const FIELDS = `${WRITTEN},input:is([type=text],[type=email],:not([type]))`;

/**
 * Returns the open window that is sent by what was pressed outside all windows: in a bar above or below, or a menu at
 * the end of the page. Of several that are equally near, the one used last. null: it is no Send, or one for something
 * else.
 */
export function windowSentBy(
  pressed: Element,
  windows: readonly ComposeWindow[],
  lastUsed: ComposeWindow | null,
): ComposeWindow | null {
  const around = composedAncestors(pressed);
  const control = sendControlAt(around);
  if (!control) return null;
  for (const outer of around.slice(around.indexOf(control) + 1)) {
    const held = windows.filter(({ root }) => composedAncestors(root).includes(outer));
    if (held[0]) return held.find((one) => held.length === 1 || one === lastUsed) ?? null;
    if (queryAll(outer, FIELDS)[0]) return null;
  }
  return null;
}
