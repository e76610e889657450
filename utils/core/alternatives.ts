/** What an alternative is, and the situations in which a table offers some. */
import type { Alternative } from './model.ts';

/** What is wrong: the keys of the table of alternatives. */
export const SITUATIONS = [
  'sms-gateway',
  'fax-gateway',
  'dead-gateway',
  'no-such-domain',
  'app-not-encrypted',
  'unproven',
  'provider-readable',
  'from-e2e-provider',
  'to-e2e-provider',
  'open-form',
  'open-upload',
  'readable-upload',
  'open-link',
  'readable-page',
  'link-with-key',
  'phone',
  'chat',
  'apple-message',
  'rcs',
] as const;

export type Situation = (typeof SITUATIONS)[number];

/** The safer alternatives for a situation, best first; `provider` is the end-to-end provider that it is about. */
export type AlternativesFor = (situation: Situation, provider?: string) => readonly Alternative[];
