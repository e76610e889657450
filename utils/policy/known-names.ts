/** Names of apps and safer alternatives that a policy may use. For the linter; never loaded in pages or the worker. */
import { ADAPTERS } from '../adapters/index.ts';
import { CHAT_ADAPTERS } from '../adapters/chats/index.ts';
import alternatives from '../data/alternatives.json' with { type: 'json' };

/** Webmails and chats, by the names that the popup shows. */
export const APPS: readonly string[] = [
  ...new Set([...ADAPTERS.map(({ name }) => name), ...CHAT_ADAPTERS.map(({ app }) => app)]),
];

/** Alternatives that are made in code (utils/core/evidence-alternatives.ts); a test compares this list with it. */
const MADE = ['https', 'signal', 'write-privately', 'files-to-key', 'openpgp-key', 'smime', 'other-resolver'];

/** IDs of the built-in safer alternatives. */
export const ALTERNATIVE_IDS: readonly string[] = [
  ...new Set([...MADE, ...alternatives.map(({ id }) => id)]),
];
