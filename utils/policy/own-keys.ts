/** Which settings a person can change, and by which choice in the options. */
import type { Key } from './schema.ts';

/** The keys of the person's own settings, in the words of the policy. */
export const POLICY_KEY = {
  stage: 'consentStage',
  resolver: 'resolver',
  privateWindows: 'privateWindows',
  keyServer: 'keyServers',
  factsUrl: 'factsUrl',
  blueBubbles: 'blueBubblesUrl',
} as const satisfies Readonly<Record<string, Key>>;

/** Further settings that a person can change, kept in the words of the policy: what is done, and what is kept. */
export const CHOICES = [
  'mailActions',
  'formActions',
  'uploadActions',
  'linkActions',
  'chatActions',
  'snoozeDays',
  'journalDays',
  'tips',
  'questionPlace',
] as const satisfies readonly Key[];

/** Has the person a choice for this setting? What is recommended for any other holds as if it were locked. */
export function hasChoice(key: Key): boolean {
  return ([...Object.values(POLICY_KEY), ...CHOICES] as readonly Key[]).includes(key);
}
