/** Samples for the tests of policies: settings under a policy, and a recipient. */
import type { Recipient } from '../../utils/core/model.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { resolve } from '../../utils/policy/resolve.ts';

export const NOW = Date.parse('2026-11-24T12:00:00Z');

/** Returns the settings under a policy, given as management delivers it. */
export const under = (raw: unknown, user = {}) => resolve(parsePolicy(raw), user);

export const recipient = (address: string): Recipient => ({
  type: 'recipient',
  channel: 'email',
  address,
  localPart: address.split('@')[0] ?? '',
  domain: address.split('@')[1] ?? '',
  sender: { host: 'mail.example.net' },
});

/** Texts that every form of delivery must leave unchanged. */
export const HARD: PolicyFile = {
  locked: {
    mailActions: { exposed: 'block' },
    journalDays: 7,
    privateWindows: false,
    probeToken: 'grüße "a\\b"\n😀 zeile',
    directoryUrl: 'https://bücher.example/é',
  },
  merge: {
    texts: [{ language: 'de', headline: '"Größe" <b>&\'\\ \u2028 😀', contact: 'a\\b' }],
    internalDomains: ['corp.example'],
  },
};

/** Returns a policy with this many exceptions: JSON files, profiles and registries can hold them, templates cannot. */
export const many = (count: number): PolicyFile => ({
  locked: {
    exceptions: Array.from({ length: count }, (_, at) => ({
      kind: 'domain',
      value: `d${at}.example`,
      reason: 'Größe "7"',
    })),
  },
});
