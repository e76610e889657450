/** The names of apps and safer alternatives that a policy may use: for the linter, never for what runs at pages or in the worker. */
import { ADAPTERS } from '../adapters/index.ts';
import { CHAT_ADAPTERS } from '../adapters/chats/index.ts';
import alternatives from '../data/alternatives.json' with { type: 'json' };

/** Webmails and chats, as the popup shows them. */
export const APPS: readonly string[] = [
  ...new Set([...ADAPTERS.map(({ name }) => name), ...CHAT_ADAPTERS.map(({ app }) => app)]),
];

/** Those that are made where they fit (utils/core/evidence-alternatives.ts); a test holds the list to that file. */
const MADE = ['https', 'signal', 'write-privately', 'files-to-key', 'openpgp-key', 'smime', 'other-resolver'];

/** Ids of the built-in safer alternatives. */
export const ALTERNATIVE_IDS: readonly string[] = [
  ...new Set([...MADE, ...alternatives.map(({ id }) => id)]),
];
