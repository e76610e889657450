/** What is known about the people in a conversation by number, and what that means for a message to all of them. */
import type { Evidence } from '../core/model.ts';
import { isE164 } from '../core/people.ts';
import { CISA } from '../core/cisa.ts';
import { largeTable } from '../data/large.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding, oldestProvenance, noAnswer } from './check.ts';
import { decidingStatement, sourceOf } from './statements.ts';
import { lookUpSignal } from './signal.ts';

const ID = 'phone';

/** Returns the reported break-ins, with date and source. Carriers are never inferred from numbers: numbers move. */
export function reportedBreaches(now: number): Evidence[] {
  // A report keeps its date; it affects no level.
  return largeTable('carriers').map((row) => {
    const source = { name: 'carriers', url: row.source, asOf: row.asOf };
    const because = { code: `carrier-${row.status}`, values: [row.carrier, row.asOf] } as const;
    return finding(ID, 'no', because, provenanceOf(source, now));
  });
}

/** Whether this person is known to use Apple's messages. */
export type Known = 'apple' | 'other' | 'unknown';

/**
 * Returns what is known about one person: a statement, else what the user's own BlueBubbles server says. A statement
 * that they do not use Apple's messages outweighs others.
 */
async function lookUpPerson(handle: string, lookups: Lookups): Promise<{ known: Known; evidence: Evidence }> {
  const stated = await lookups.statements(handle);
  const statements = stated.ok ? stated.value.filter(({ means }) => means === 'imessage') : [];
  const statement = statements.find(({ holds }) => !holds) ?? decidingStatement(statements);
  if (statement && stated.ok) {
    const provenance = { ...stated, source: sourceOf(statement) };
    const because = {
      code: statement.holds ? 'imessage-said' : 'imessage-said-no',
      values: [handle],
    } as const;
    return {
      known: statement.holds ? 'apple' : 'other',
      evidence: {
        ...finding(ID, statement.holds ? 'yes' : 'no', because, provenance, { kind: 'opportunity' }),
        handle,
      },
    };
  }
  const isAskable = isE164(handle) || handle.includes('@');
  const answer = isAskable ? await lookups.imessage(handle) : null;
  if (answer?.ok && answer.value) {
    const because = { code: 'imessage-available', values: [handle] } as const;
    return {
      known: 'apple',
      evidence: { ...finding(ID, 'yes', because, answer, { kind: 'opportunity' }), handle },
    };
  }
  const because = { code: 'imessage-unknown', values: [handle] } as const;
  // `false` from the server does not prove absence (BlueBubblesApp/bluebubbles-server#699).
  const reason = !answer ? 'unreadable' : answer.ok ? 'unconfirmed' : answer.reason;
  const evidence = noAnswer(ID, because, reason, answer ?? stated);
  return { known: 'unknown', evidence: isAskable ? { ...evidence, handle } : evidence };
}

/** What is known about everyone in a conversation: the worst case, and the evidence. */
export interface People {
  readonly worst: Known;
  readonly evidence: readonly Evidence[];
}

/** Looks up everyone in a conversation. `handles` are as `parseHandle` returns them, or the text as it stood there. */
export async function lookUpPeople(handles: readonly string[], lookups: Lookups): Promise<People> {
  const people = await Promise.all(handles.map((handle) => lookUpPerson(handle, lookups)));
  const known = people.map((one) => one.known);
  const worst = known.includes('other')
    ? 'other'
    : known.includes('unknown') || known.length === 0
      ? 'unknown'
      : 'apple';
  const signals = await Promise.all(handles.map((handle) => lookUpSignal(handle, lookups)));
  return { worst, evidence: [...people.map((one) => one.evidence), ...signals.flat()] };
}

/**
 * Evaluates a message sent with Apple's Messages, which picks the channel itself: iMessage where everyone has it, else
 * a text message. `isApple`: the link or app asks for Apple's own channel.
 */
export function evaluateMessage({ worst, evidence }: People, isApple: boolean, now: number): Evidence {
  const provenance = provenanceOf(CISA, now);
  if (worst === 'apple')
    return finding(ID, 'yes', { code: 'message-apple' }, oldestProvenance(provenance, ...evidence), {
      strength: 'unproven',
    });
  if (isApple && worst === 'unknown')
    return finding(ID, 'yes', { code: 'message-unconfirmed' }, provenance, { strength: 'unproven' });
  const because = { code: isApple ? 'message-falls-back' : 'sms' } as const;
  return finding(ID, 'no', because, provenance, { strength: 'exposed' });
}
