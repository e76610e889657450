/** Renders the reference page: every setting with its meaning, form, default, example, and what a person sees of it. */
import { hasChoice } from '../own-keys.ts';
import { REFERENCE } from '../reference.ts';
import { meaningOf } from '../reference-texts.ts';
import { DEFAULTS } from '../resolve.ts';
import { isActions, isList, KEYS, type Key } from '../schema.ts';
import { MODE_TITLES } from './managed-schema.ts';

function formOf(key: Key): string {
  if (isActions(key)) return 'a table: protection level → action';
  if (isList(key)) return 'a list of entries';
  return { number: 'a whole number', boolean: 'true or false' }[typeof DEFAULTS[key] as string] ?? 'a text';
}

const code = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

function section(key: Key): string {
  const { title, seen, example } = REFERENCE[key];
  const fallback =
    isList(key) && DEFAULTS[key].length === 0
      ? 'Default: none.'
      : `Default: \`${JSON.stringify(DEFAULTS[key])}\``;
  const modes = isList(key) ? 'locked, recommended, merge' : 'locked, recommended';
  const changed = hasChoice(key)
    ? 'The person can change a recommended value in the options.'
    : 'The options do not offer it: a recommended value works like a locked one.';
  return [
    `## ${key}`,
    `**${title}.** ${meaningOf(key)}`,
    `Form: ${formOf(key)}. Can be set in: ${modes}. ${changed} ${fallback}`,
    `What the person sees: ${seen}`,
    `Example:\n\n${code({ locked: { [key]: example } })}`,
  ].join('\n\n');
}

/** Renders the whole page, in Markdown. */
export function renderReference(): string {
  const modes = Object.entries(MODE_TITLES).map(([mode, title]) => `- \`${mode}\`: ${title}`);
  return `${[
    '# Settings of a managed policy',
    'Made from `utils/policy/schema.ts` and `utils/policy/reference.ts` by `npm run policy:files`. How to deploy them: [admin.md](admin.md).',
    `A policy has up to three parts:\n\n${modes.join('\n')}`,
    'Protection levels, worst first: `exposed`, `undeliverable`, `unproven`, `unknown`, `transport`, `enforced`, `end-to-end`.',
    ...KEYS.map(section),
  ].join('\n\n')}\n`;
}
