/** What tests of policies are about: a policy in force, and somebody who is written to. */
import type { Recipient } from '../../utils/core/model.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';

export const NOW = Date.parse('2026-11-24T12:00:00Z');

/** The settings under a policy, as management hands it over. */
export const under = (raw: unknown, user = {}) => resolve(parsePolicy(raw), user);

export const recipient = (address: string): Recipient => ({
  type: 'recipient',
  channel: 'email',
  address,
  localPart: address.split('@')[0] ?? '',
  domain: address.split('@')[1] ?? '',
  sender: { host: 'mail.example.net' },
});
