/** The words for each level, from the texts. */
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { LEVELS, type Level } from '../../utils/core/model.ts';

const texts: Readonly<Record<string, { readonly message: string } | undefined>> = messages;

const WORDS = new Map<string, Level>(
  LEVELS.map((level) => [texts[`level_${level.replaceAll('-', '_')}`]?.message ?? level, level]),
);

/** Returns the level that these words name, or the words themselves if they name none. */
export function levelOf(words: string): string {
  return WORDS.get(words.trim()) ?? words;
}

const escaped = (text: string) => text.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&');
/** For marks about forms and uploads: a pattern for each level, with the host as its group. */
const MARKS = [
  ['transport', 'mark_to_product'] as const,
  ...LEVELS.map((level) => [level, `mark_to_${level.replaceAll('-', '_')}`] as const),
  ...['mail', 'sms', 'call'].map((by) => ['exposed', `mark_to_${by}`] as const),
  ['unproven', 'mark_to_message'] as const,
  ['unknown', 'mark_to_facetime'] as const,
  // A mail link has recipients.
  ['exposed', 'mark_exposed_text'] as const,
  ['exposed', 'mark_exposed_fax'] as const,
].map(([level, key]) => {
  const message = texts[key]?.message ?? '';
  // The placeholder is the host or the recipient's address; a product's name is ignored.
  const [before = '', after = ''] = message
    .replace(/\$product\$/, '\u0000')
    .split(/\$\w+\$/)
    .map((part) => escaped(part).replace('\u0000', '.*'));
  const isNamed = /\$(host|address)\$/.test(message);
  return [level, new RegExp(`^${before}${isNamed ? '(.*)' : '()'}${after}`)] as const;
});

/** Returns level and host of each mark about a form or an upload; where a mark matches no pattern, its words. */
export function saidOf(marks: readonly string[]): [string, string][] {
  return marks.map((words) => {
    for (const [level, pattern] of MARKS) {
      const match = pattern.exec(words);
      if (match) return [level, match[1] ?? ''];
    }
    return [words, ''];
  });
}
