/**
 * Finds mails that are written where the site's own adapter finds no window, because the site has changed. They are
 * found by the general rule, or by the words of a mail whose recipients are not visible; otherwise nothing is shown.
 */
import type { Adapter } from '../../adapters/adapter.ts';
import { isWindowFound } from '../compose/composing.ts';
import { findByEvidence } from '../compose/generic.ts';
import { heldBy, scoreOf } from '../compose/score.ts';
import { collectSignals } from '../compose/signals.ts';
import { labelledBy } from '../compose/tokens.ts';
import { lowestCommonContainer } from '../dom/common-container.ts';
import {
  attribute,
  childrenOf,
  contains,
  isConnected,
  isVisible,
  matches,
  outermost,
  parentOf,
  queryAll,
  textOf,
  treeOf,
} from '../dom/dom.ts';
import { isSend } from '../send/send-controls.ts';
import { CONTROL } from '../send/pressed.ts';

/** Elements that stay when the mail is gone, and in which something else may be written then. */
const STAYS = 'main,[role=main],[role=application]';
const AROUND = 'nav,[role=navigation],[role=search],search';
/** What people read beside a mail: an element of `STAYS` with one of these holds more than a mail. */
const BESIDE = `${AROUND},article,:is([role=article],[role=feed],[role=grid],[role=tree],[role=listbox])`;
/** Subject and editor, and nothing that speaks against a mail (compose/score.ts). */
const ENOUGH = 4;
/** A word for recipients is no longer than this (characters). */
const SHORT = 20;

/**
 * Whether this text, or the label of an element without text, is a word for recipients (To, Cc, Bcc) and nothing else.
 */
function namesRecipients(element: Element): boolean {
  const text = textOf(element)?.trim() ?? '';
  const name = text === '' ? (attribute(element, 'aria-label') ?? '') : text;
  return name.length <= SHORT && /^(to|b?cc)$/.test(labelledBy(name) ?? '');
}

/** Returns, around each subject, the smallest element that also holds an editor, a Send and a word for recipients. */
function findByWords(document: Document): Element[] {
  const signals = collectSignals(document);
  const { subjects, editors } = signals;
  // With a recipient field, the other rule decides.
  if (signals.fields.to.length > 0 || subjects.length === 0 || editors.length === 0) return [];
  const sends = queryAll(document, CONTROL).filter(isSend);
  // Labels belong to fields, which say more.
  const words = queryAll(document, ':not(label,:has(*))').filter(namesRecipients);
  const roots = subjects.map((subject) => lowestCommonContainer(subject, [editors, sends, words]));
  const fits = (root: Element) =>
    isVisible(root) &&
    heldBy(root, subjects).length === 1 &&
    queryAll(root, AROUND).length === 0 &&
    scoreOf(root, signals) >= ENOUGH;
  return outermost([...new Set(roots)].filter((root) => root !== null && fits(root)) as Element[]);
}

/** Returns the windows of mails that the site's adapter does not find; none if the engine has found a window. */
export function missedWindows(document: Document): Element[] {
  if (isWindowFound()) return [];
  const found = findByEvidence(document);
  return (found.length > 0 ? found : findByWords(document)).filter(
    (root) =>
      !matches(root, 'body') &&
      !(matches(root, STAYS) && queryAll(root, BESIDE).length > 0) &&
      treeOf(root) === document,
  );
}

/** Returns a selector that matches only this element, at its present position in the document. */
function pathOf(element: Element): string {
  const parent = parentOf(element);
  if (!parent) return ':root';
  const at = [...childrenOf(parent)].filter(({ nodeType }) => nodeType === 1).indexOf(element);
  return `${pathOf(parent)}>:nth-child(${String(at + 1)})`;
}

/** A window and the subject in it: an element of `STAYS` without its subject is no longer a window. */
interface Missed {
  readonly root: Element;
  readonly subject: Element | undefined;
}

let missed: readonly Missed[] = [];
const stands = ({ root, subject }: Missed) =>
  isConnected(root) &&
  (!matches(root, STAYS) || (!!subject && contains(root, subject) && isVisible(subject)));

/** Fits the windows that were found so, wherever they stand by then. */
const SELECTOR = {
  get css() {
    missed = missed.filter(stands);
    return missed.map(({ root }) => pathOf(root)).join(',') || ':not(*)';
  },
  asOf: '',
};

/** What the engine leaves for later scripts (compose/watch.ts). */
interface Watch {
  readonly look: () => void;
}

/**
 * Makes the engine treat such mails as windows of the site's adapter. If the recipients are not where the adapter
 * looks, the general rule may find them (compose/parts.ts); else the person is told that they cannot be read. `bring`
 * injects the engine and the adapter.
 */
export async function takeMissed(document: Document, bring: () => Promise<unknown>): Promise<void> {
  const watching = () =>
    (document.defaultView as unknown as Record<symbol, Watch | undefined>)[Symbol.for('sealcheck.watch')];
  if (missedWindows(document).length === 0) return;
  if (!watching()) await bring();
  const own = globalThis as unknown as Record<
    symbol,
    readonly { compose?: Adapter['compose'] }[] | undefined
  >;
  const adapter = own[Symbol.for('sealcheck.adapters')]?.[0];
  // For a self-hosted app, only its marks may be there.
  if (!adapter?.compose) return;
  const { subjects } = collectSignals(document);
  const fresh = missedWindows(document).filter((root) => !missed.some((one) => one.root === root));
  missed = [...missed, ...fresh.map((root) => ({ root, subject: heldBy(root, subjects)[0] }))];
  if (!adapter.compose.includes(SELECTOR)) adapter.compose = [...adapter.compose, SELECTOR];
  watching()?.look();
}
