/** What is known of the people in a conversation by number, and what that makes of a message to all of them. */
import type { Evidence } from '../core/model.ts';
import { isE164 } from '../core/people.ts';
import { CISA } from '../core/cisa.ts';
import { largeTable } from '../data/large.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding, oldestProvenance, noAnswer } from './check.ts';
import { decidingStatement, sourceOf } from './statements.ts';
import { lookUpSignal } from './signal.ts';

const ID = 'phone';

/** Break-ins as they were reported, each with its date and source. No carrier is ever told from a number: numbers move. */
export function reportedBreaches(now: number): Evidence[] {
  // A report stays true for its day; it changes no level.
  return largeTable('carriers').map((row) => {
    const source = { name: 'carriers', url: row.source, asOf: row.asOf };
    const because = { code: `carrier-${row.status}`, values: [row.carrier, row.asOf] } as const;
    return finding(ID, 'no', because, provenanceOf(source, now));
  });
}

/** Is this person known to use Apple's messages? */
export type Known = 'apple' | 'other' | 'unknown';

/** One person: what was said of them, else what the person's own BlueBubbles server says. A contrary word counts most. */
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
  // `false` of the server is no absence (BlueBubblesApp/bluebubbles-server#699).
  const reason = !answer ? 'unreadable' : answer.ok ? 'unconfirmed' : answer.reason;
  const evidence = noAnswer(ID, because, reason, answer ?? stated);
  return { known: 'unknown', evidence: isAskable ? { ...evidence, handle } : evidence };
}

/** What is known of everyone in a conversation: the worst of it, and the sentences. */
export interface People {
  readonly worst: Known;
  readonly evidence: readonly Evidence[];
}

/** Asks for everyone in a conversation; `handles` are spelled as `parseHandle` spells them, or as they stood there. */
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
 * How a message through Apple's Messages goes, which picks the channel itself: blue where everyone has Apple's, a text
 * message else. `isApple`: what opens it asks for Apple's own channel.
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
