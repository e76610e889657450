/** Which mail services say that they refuse pages (`.html`) as attachments, and which publish a list without them? */
import table from './html-attachments.json' with { type: 'json' };
import type { HtmlAttachments } from './rows.ts';

const rows: readonly HtmlAttachments[] = table;

/** The services, by their own published lists of what they refuse. */
export const htmlAttachments = (refused: boolean): readonly HtmlAttachments[] =>
  rows.filter(({ refuses }) => refuses === refused);
