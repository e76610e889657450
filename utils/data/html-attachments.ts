/** Which mail services state that they refuse `.html` attachments, and which publish a list without them. */
import table from './html-attachments.json' with { type: 'json' };
import type { HtmlAttachments } from './rows.ts';

const rows: readonly HtmlAttachments[] = table;

/** Returns the services that refuse them (or do not), by their own published lists. */
export const htmlAttachments = (refused: boolean): readonly HtmlAttachments[] =>
  rows.filter(({ refuses }) => refuses === refused);
