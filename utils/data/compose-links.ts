/** Where each webmail opens a new draft: its URL for `mailto:` links (HTML, "registerProtocolHandler"). */
import table from './compose-links.json' with { type: 'json' };
import type { ComposeLink } from './rows.ts';

const rows: readonly ComposeLink[] = table;

/** Returns the URL relative to the webmail's own page, with `%s` for the `mailto:` address; null: none is known. */
export const composeLink = (app: string): string | null => rows.find((row) => row.app === app)?.link ?? null;
