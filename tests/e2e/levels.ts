/** The words of each level, as the texts have them. */
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { LEVELS, type Level } from '../../utils/core/model.ts';

const texts: Readonly<Record<string, { readonly message: string } | undefined>> = messages;

const WORDS = new Map<string, Level>(
  LEVELS.map((level) => [texts[`level_${level.replaceAll('-', '_')}`]?.message ?? level, level]),
);

/** The level that these words name; the words themselves where they name none. */
export function levelOf(words: string): string {
  return WORDS.get(words.trim()) ?? words;
}
