/** What tests of policies are about: a policy in force, and somebody who is written to. */
import type { Recipient } from '../../utils/core/model.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
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

/** Texts that every form must keep as they are. */
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

/** A policy with this many exceptions: what JSON files, profiles and registries take, and templates do not. */
export const many = (count: number): PolicyFile => ({
  locked: {
    exceptions: Array.from({ length: count }, (_, at) => ({
      kind: 'domain',
      value: `d${at}.example`,
      reason: 'Größe "7"',
    })),
  },
});
