/** How does a person encrypt to a key in the webmail that they write in? */
import type { Text, Sender } from '../core/model.ts';
import type { KeyHowTo } from './rows.ts';
import table from './key-howto.json' with { type: 'json' };

const rows = table as readonly KeyHowTo[];

/** Two lines for this webmail, else for any. */
export function keyHowTo({ host, app }: Sender): Text {
  const row = rows.find(
    ({ apps, hosts }) => (app !== undefined && apps.includes(app)) || hosts.includes(host),
  );
  return { key: row?.how ?? 'advice_key_how_any' };
}
