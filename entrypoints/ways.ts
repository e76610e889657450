import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { EDITS, type WindowEdits } from '../components/inline/view.ts';
import { isFineFor } from '../utils/core/fine-for.ts';
import type { TriggerFor } from '../utils/core/trigger.ts';
import type { Changed } from '../utils/messages/protocol.ts';
import { send } from '../utils/messages/send.ts';
import { takeText } from '../utils/inline/put-text.ts';
import { takeMissed } from '../utils/page/health/missed.ts';
import { TRIGGER, type TriggerReader } from '../utils/page/compose/triggered.ts';
import { collectSignals } from '../utils/page/compose/signals.ts';
import { actIn } from '../utils/page/edits/act.ts';
import { queryAll } from '../utils/page/dom/dom.ts';
import { isSend } from '../utils/page/send/send-controls.ts';
import { CONTROL } from '../utils/page/send/pressed.ts';
import { readTriggerOf } from '../utils/page/edits/trigger.ts';

/**
 * Injected into a frame when a person presses an alternative that acts in the mail itself, or wants to write privately
 * there; where a card has no room beside the mail, so that it keeps off the recipients and Send; before the engine where an organisation's
 * gateway is chosen by a mark in the subject, which is read here; and where a mail is written that the site's adapter
 * does not find.
 */
export default defineUnlistedScript(() => {
  const own = globalThis as { [EDITS]?: WindowEdits } & TriggerReader;
  if (own[EDITS]) return;
  own[EDITS] = {
    act: actIn,
    isFineFor,
    reached: () => {
      const { to, cc, bcc } = collectSignals(document).fields;
      return [...queryAll(document, CONTROL).filter(isSend), ...to, ...cc, ...bcc];
    },
    takeMissed: () => takeMissed(document, () => send('inject:compose', {})),
  };
  takeText();
  let known: readonly TriggerFor[] = [];
  const ask = async () => {
    // Until the triggers in force are known, no mark counts.
    known = [];
    known = (await send('list:triggers', {})) ?? [];
  };
  own[TRIGGER] = readTriggerOf(() => known);
  chrome.runtime.onMessage.addListener(({ changed }: Partial<Changed>) => {
    if (changed) void ask();
  });
  void ask();
});
