/** How a person encrypts to a key in the webmail that they use. */
import type { Text, Sender } from '../core/model.ts';
import type { KeyHowTo } from './rows.ts';
import table from './key-howto.json' with { type: 'json' };

const rows = table as readonly KeyHowTo[];

/** Returns the instructions (two lines) for this webmail, or those for any webmail. */
export function keyHowTo({ host, app }: Sender): Text {
  const row = rows.find(
    ({ apps, hosts }) => (app !== undefined && apps.includes(app)) || hosts.includes(host),
  );
  return { key: row?.how ?? 'advice_key_how_any' };
}
