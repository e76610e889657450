/** The settings that a person can change in the options. */
import type { Key } from './schema.ts';

/** The person's own settings, with the policy's names for them. */
export const POLICY_KEY = {
  stage: 'consentStage',
  resolver: 'resolver',
  privateWindows: 'privateWindows',
  keyServer: 'keyServers',
  factsUrl: 'factsUrl',
  blueBubbles: 'blueBubblesUrl',
} as const satisfies Readonly<Record<string, Key>>;

/** Further settings that a person can change, stored under the policy's names: actions, and what is kept. */
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

/** Whether the person can change this setting. Any other recommended value applies as if it were locked. */
export function hasChoice(key: Key): boolean {
  return ([...Object.values(POLICY_KEY), ...CHOICES] as readonly Key[]).includes(key);
}
