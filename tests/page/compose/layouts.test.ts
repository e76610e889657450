// @vitest-environment jsdom
/**
 * Compose windows in layouts that no adapter covers: they are found and read, have a mounting place, and their Send
 * control is known.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { sendWordsScript } from '../../../utils/build/send-words-file.ts';
import { composedAncestors } from '../../../utils/page/dom/dom.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { dressIn } from '../../../utils/page/dom/dress.ts';
import { mountHost } from '../../../utils/page/dom/mount.ts';
import { partsOf } from '../../../utils/page/compose/parts.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { addSendWords } from '../../../utils/page/compose/site.ts';
import { sendControlAt, windowSentBy } from '../../../utils/page/send/send-controls.ts';
import { addrSpecs } from '../../../utils/page/dom/text.ts';
import type { ComposeWindow } from '../../../utils/page/compose/window.ts';
import { expectedDraft, openFixture } from '../pages.ts';

const LAYOUTS = join(import.meta.dirname, '../../fixtures/layouts');

// As the engine does when the general rule reads a window.
runInThisContext(sendWordsScript());
addSendWords();

interface Expected {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly domain?: string;
  readonly windows?: number;
}

/**
 * Returns the window that pressing this element sends, decided as the watch does, for controls inside or outside the
 * window; null for none.
 */
function sentBy(pressed: Element, windows: readonly ComposeWindow[]): ComposeWindow | null {
  const around = composedAncestors(pressed);
  const inner = windows.find(({ root }) => around.includes(root));
  if (!inner) return windowSentBy(pressed, windows, null);
  return sendControlAt(around.slice(0, around.indexOf(inner.root))) ? inner : null;
}

describe.each(readdirSync(LAYOUTS))('%s', (file) => {
  const open = () => openFixture(join(LAYOUTS, file));

  test('has its windows, read exactly', () => {
    const document = open();
    const { to, cc, domain, windows = 1 } = expectedDraft(document) as Expected;
    const drafts = findWindows(null, document).map((window) => readDraft(window));
    const of = (kind: string) =>
      drafts.flatMap(({ recipients }) =>
        recipients.filter(({ field }) => field === kind).flatMap(({ text }) => addrSpecs(text)),
      );
    expect(drafts.length).toBe(windows);
    expect([of('to').sort(), of('cc').sort(), of('bcc')]).toEqual([[...to].sort(), [...cc].sort(), []]);
    expect(drafts.map(({ unreadable, blind }) => [unreadable, blind])).toEqual(drafts.map(() => [0, false]));
    expect(drafts.map(({ sender }) => sender.domain)).toEqual(drafts.map(() => domain));
  });

  test('takes our element, outside of tables, lists and what is written', () => {
    const document = open();
    for (const window of findWindows(null, document)) {
      const shadow = mountHost(window.root, () => partsOf(window).mount, dressIn(''));
      expect(shadow?.host.isConnected).toBe(true);
      expect(shadow?.host.parentElement?.matches('tr,tbody,table,ul,dl')).toBe(false);
      expect(shadow?.host.closest('[contenteditable]')).toBe(null);
    }
  });

  test('is sent by its Send, and by nothing else', () => {
    const document = open();
    const windows = findWindows(null, document);
    const not = (css: string, isSent: boolean) =>
      [...document.querySelectorAll(css)].filter((one) => (sentBy(one, windows) !== null) !== isSent);
    expect(not('[data-send],[data-send] *', true).map(({ outerHTML }) => outerHTML)).toEqual([]);
    expect(not('[data-other],[data-other] *', false).map(({ outerHTML }) => outerHTML)).toEqual([]);
  });
});
