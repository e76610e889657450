/**
 * The dialogue with a mail server, as a pure state machine: from what was received to what to send next. Never MAIL
 * FROM, never a message.
 */
import type { Problem, Step } from '../model.ts';
import { isPaintedOver, keywordsOf, type Reply } from './reply.ts';

/** What the dialogue waits for. */
export type Phase = 'banner' | 'ehlo' | 'helo' | 'starttls' | 'ehlo-tls';

export interface Findings {
  readonly starttls: boolean | null;
  readonly requiretls: boolean | null;
}

export type Turn =
  /** Send this, and wait for the answer in that phase. */
  | { readonly act: 'say'; readonly words: string; readonly phase: Phase; readonly found: Partial<Findings> }
  /** Start TLS; then send EHLO again, and wait in the phase `ehlo-tls`. */
  | { readonly act: 'encrypt' }
  /** Send QUIT; the dialogue is over. */
  | {
      readonly act: 'quit';
      readonly found: Partial<Findings>;
      readonly step: Step;
      readonly problem: Problem | null;
      readonly code: number | null;
    };

const quit = (
  step: Step,
  problem: Problem | null,
  code: number | null,
  found: Partial<Findings> = {},
): Turn => ({ act: 'quit', found, step, problem, code });

const say = (words: string, phase: Phase, found: Partial<Findings> = {}): Turn => ({
  act: 'say',
  words,
  phase,
  found,
});

/** 4xx, as 421, is "later" (RFC 5321 §4.2.1); other refusals are "not you". Neither says anything about encryption. */
const refusal = (step: Step, code: number): Turn =>
  quit(step, code < 400 ? 'malformed' : code < 500 ? 'deferred' : 'rejected', code);

/** "Unknown command": a server that does not know EHLO has no extensions, and so no STARTTLS (RFC 5321 §4.1.4). */
const UNKNOWN_COMMAND: readonly number[] = [500, 502];

function onEhlo(reply: Reply, name: string): Turn {
  if (UNKNOWN_COMMAND.includes(reply.code)) return say(`HELO ${name}`, 'helo');
  if (reply.code !== 250) return refusal('ehlo', reply.code);
  if (keywordsOf(reply).has('STARTTLS')) return say('STARTTLS', 'starttls', { starttls: true });
  if (isPaintedOver(reply)) return quit('ehlo', 'stripped', reply.code);
  return quit('done', null, null, { starttls: false });
}

/** Returns what to do after this reply in this phase; `name` is our own name in EHLO. */
export function respond(phase: Phase, reply: Reply, name: string): Turn {
  const { code } = reply;
  switch (phase) {
    case 'banner':
      if (code !== 220) return refusal('banner', code);
      return isPaintedOver(reply) ? quit('banner', 'stripped', code) : say(`EHLO ${name}`, 'ehlo');
    case 'ehlo':
      return onEhlo(reply, name);
    case 'helo':
      return code === 250 ? quit('done', null, null, { starttls: false }) : refusal('ehlo', code);
    case 'starttls':
      return code === 220 ? { act: 'encrypt' } : refusal('starttls', code);
    case 'ehlo-tls':
      if (code !== 250) return refusal('ehlo-tls', code);
      return quit('done', null, null, { requiretls: keywordsOf(reply).has('REQUIRETLS') });
  }
}
