/** The situations for which the table offers safer alternatives. */
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

/** Returns the safer alternatives for a situation, best first; `provider` is the end-to-end provider concerned. */
export type AlternativesFor = (situation: Situation, provider?: string) => readonly Alternative[];
