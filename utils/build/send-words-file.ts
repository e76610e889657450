/** The words for "send" in less common languages, as a script for pages whose compose window the general rule reads. */
import rows from '../page/send/send-words.json' with { type: 'json' };
import { SEND_LABELS } from '../page/send/send-words.ts';

/** The name under which the engine requests it, in place of a self-hosted app's adapter: no page gets both. */
export const WORDS_FILE = 'app-words.js';

/** Returns the script: it adds a list beside the marks of self-hosted apps (utils/page/compose/site.ts). */
export function sendWordsScript(): string {
  const more = rows.map(({ word }) => word).filter((word) => !SEND_LABELS.includes(word));
  // A script's last value is returned to whoever injected it.
  return `(globalThis[Symbol.for('sealcheck.adapters')]??=[]).words=${JSON.stringify(more.join('|'))}.split('|');0`;
}
