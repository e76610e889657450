/** Watches one open compose window and reads its recipients again only when they may have changed. */
import type { Draft } from '../../core/model.ts';
import { contains, isVisible, treeOf } from '../dom/dom.ts';
import { ADDRESS_ATTRIBUTES } from './generic.ts';
import { keepHost, removeHost } from '../dom/mount.ts';
import { partsOf } from './parts.ts';
import { readDraft } from './read-draft.ts';
import { documentIn } from './texts.ts';
import type { ComposeWindow } from './window.ts';
import { now } from '../dom/now.ts';

/** Delay of a read after the page changed (ms). */
const SETTLE_MS = 150;

const OBSERVED = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ADDRESS_ATTRIBUTES.concat('data-name'),
} satisfies MutationObserverInit;

/** A compose window that is being watched. */
export interface WatchedWindow {
  readonly window: ComposeWindow;
  /** Reads the draft at once. */
  readonly read: () => void;
  /** Reads the draft at once, including the unfinished entry, because it is about to be sent. */
  readonly flush: () => void;
  /** Whether the window is in the page and rendered. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

/**
 * Watches one window. `pending` returns the input in which a person is typing. `isActed` says that a person had acted
 * just before the draft changed, however long it took to be read.
 */
export function watchWindow(
  window: ComposeWindow,
  pending: () => Element | null,
  onDraft: (window: ComposeWindow, draft: Draft, isActed: boolean) => void,
  onEditor: (frame: Document) => void,
): WatchedWindow {
  let editors: readonly Element[] = [];
  let rows: readonly Element[] = [];
  let last = '';
  /** All recipients as the fields last showed them; empty where one of them showed no address. */
  let all: Draft['recipients'] = [];
  /** It was sent while no recipient was visible: the recipients are somewhere that we do not read. */
  let isSentUnread = false;
  let followedAt = -Infinity;
  let cost = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isActed = false;
  const note = () => (isActed ||= navigator.userActivation.isActive);

  const readWith = (unfinished: Element | null, isFinal = false) => {
    clearTimeout(timer);
    timer = undefined;
    const wasActed = note();
    isActed = false;
    const start = now();
    const parts = partsOf(window);
    editors = parts.editors;
    rows = Object.values(parts.fields).flat();
    for (const row of rows) observeTree(treeOf(row));
    for (const frame of editors.map(documentIn)) if (frame) onEditor(frame);
    let draft = readDraft(window, unfinished, parts, all);
    isSentUnread = draft.recipients.length + draft.unreadable === 0 && (isSentUnread || isFinal);
    if (isSentUnread) draft = { ...draft, blind: true };
    if (rows.length > 0) all = draft.unreadable === 0 ? draft.recipients : [];
    keepHost(window.root, () => parts.mount);
    cost = now() - start;
    const key = JSON.stringify(draft);
    if (key === last) return;
    last = key;
    onDraft(window, draft, wasActed);
  };
  const read = () => {
    readWith(pending());
  };
  /** Large lists are read less often, so that reading never takes more than a tenth of the time. */
  const soon = () => {
    note();
    timer ??= setTimeout(read, Math.max(SETTLE_MS, cost * 10));
  };
  /**
   * A chip that is added after a pause is read at once; of a pasted list, the first chip is, and then all after the
   * last.
   */
  const isQuiet = () => now() - followedAt > Math.max(SETTLE_MS, cost * 10);
  const observer = new MutationObserver((records) => {
    let changed = false;
    for (const { type, target } of records) {
      if (editors.some((editor) => contains(editor, target))) continue;
      changed = true;
      if (type === 'childList' && isQuiet() && rows.some((row) => contains(row, target))) {
        followedAt = now();
        read();
        return;
      }
    }
    if (changed) soon();
  });
  observer.observe(window.root, OBSERVED);
  /** Mutations inside a shadow tree are not observed from outside it. */
  const observeTree = (tree: Node) => {
    if (tree.nodeType === 11) observer.observe(tree, OBSERVED);
  };

  return {
    window,
    read,
    flush() {
      readWith(null, true);
    },
    isOpen: () => isVisible(window.root),
    close() {
      observer.disconnect();
      clearTimeout(timer);
      removeHost(window.root);
    },
  };
}
