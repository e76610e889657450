/** Who can read a message written in this chat? The table knows the app; its page shows how this one is sent. */
import type { Code } from '../core/codes.ts';
import type { Destination, Evidence, Level } from '../core/model.ts';
import { isLocalHost } from '../core/destination.ts';
import { chatOf, isHostOf } from '../data/chats.ts';
import type { Chat } from '../data/rows.ts';
import { ageOf } from '../data/tables.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';
import { lookUpChat } from './chat-people.ts';
import { reportedBreaches } from './people.ts';

const ID = 'chat';

/** Where and when the finding is made: host and scheme of the chat's page, and the date and age of the table's row. */
interface Place {
  readonly host: string;
  readonly scheme: string;
  /** The browser does not confirm that the page is this host's own, or another host's page embeds it. */
  readonly isFramed?: boolean;
  /** The row was confirmed within 180 days. */
  readonly isFresh: boolean;
  readonly provenance: Parameters<typeof finding>[3];
}

/** Returns evidence for this level. A page loaded unencrypted may have been altered, so it proves no encryption. */
function supports(
  code: Code<'chat'>,
  values: readonly string[],
  strength: Level,
  { scheme, provenance }: Place,
): Evidence {
  const because = { code, values } as const;
  return finding(ID, 'yes', because, provenance, { strength: scheme === 'https:' ? strength : 'unproven' });
}

/** Whether the page can prove end-to-end: the app offers it, and it depends on the single conversation. */
function canBeEndToEnd({ condition, level, bridge }: Chat): boolean {
  return !bridge && /^(marker|path|business)$/.test(condition) && /^(transport|end-to-end)$/.test(level);
}

/** Why nothing can be said where the page shows no state. What a row promises of people is told only while it is believed. */
function unseen({ app, condition, level, asOf }: Chat, { isFresh, provenance }: Place): Evidence {
  if (condition === 'business' && !isFresh)
    return noAnswer(ID, { code: 'chat-stale', values: [app, asOf] }, 'unreadable', provenance);
  const isText = level === 'exposed';
  const code = condition === 'business' ? 'chat-business' : 'chat-unseen';
  const because = { code: isText ? 'chat-may-be-text' : code, values: [app] } as const;
  return noAnswer(ID, because, 'unreadable', provenance);
}

/** Returns evidence that the app's operator, or whoever runs this copy of the app, can read it. */
function readable({ app, selfHosted, condition }: Chat, place: Place): Evidence {
  if (selfHosted) return supports('chat-server', [place.host], 'transport', place);
  const code = condition === 'option' ? 'chat-option' : 'chat-provider';
  return supports(code, [app], 'transport', place);
}

/** Returns end-to-end as the row states, if confirmed within 180 days: whoever runs the page could change it since. */
function endToEnd(code: Code<'chat'>, { app, asOf }: Chat, place: Place): Evidence {
  return place.isFresh
    ? supports(code, [app], 'end-to-end', place)
    : supports('chat-stale', [app, asOf], 'transport', place);
}

/**
 * Evaluates a page that shows end-to-end. A copy of the app on somebody's host can show anything, and its scripts come
 * from there, so such a page does not prove that its own server cannot read along.
 */
function shownEndToEnd(row: Chat, place: Place): Evidence {
  if (!canBeEndToEnd(row) || place.isFramed) return unseen(row, place);
  return isHostOf(row, place.host)
    ? endToEnd('chat-end-to-end', row, place)
    : supports('chat-claimed', [row.app, place.host], 'transport', place);
}

/**
 * Evaluates a message that goes through Apple's service rather than the app's. For an app that promises nothing itself,
 * that is shown but supports no level.
 */
function carried(row: Chat, place: Place): Evidence[] {
  const because = { code: 'chat-imessage', values: [row.app] } as const;
  if (row.level !== 'unknown') return [supports(because.code, because.values, 'transport', place)];
  return [finding(ID, 'yes', because, place.provenance), unseen(row, place)];
}

/** Evaluates a conversation about which its page shows nothing. */
function evaluateSilence(row: Chat, place: Place): Evidence {
  const values = [row.app];
  switch (row.fallback) {
    case 'exposed':
      return finding(ID, 'no', { code: 'chat-texts', values }, place.provenance, { strength: 'exposed' });
    case 'transport':
      return readable(row, place);
    case 'end-to-end':
      if (place.isFramed || !isHostOf(row, place.host)) return unseen(row, place);
      return endToEnd('chat-always', row, place);
    default:
      return unseen(row, place);
  }
}

function evaluate(row: Chat, { state, page }: Destination, now: number): Evidence[] {
  const { app, source: url, asOf, verified } = row;
  const isFresh = ageOf(row, now) === 'fresh';
  const place = { ...page, isFresh, provenance: provenanceOf({ name: 'chats', url, asOf }, now) };
  const { provenance } = place;
  // What a page itself shows to be readable is believed without a table.
  if (state === 'sms')
    return [finding(ID, 'no', { code: 'chat-sms', values: [app] }, provenance, { strength: 'exposed' })];
  // A row that nobody verified supports nothing, but still cautions; an old row supports nothing better than that the
  // app can read (rule 5).
  const isCaution = state === undefined && row.fallback === 'exposed';
  if (!verified && !isCaution)
    return [noAnswer(ID, { code: 'chat-unverified', values: [app] }, 'stale-table', provenance)];
  switch (state) {
    case 'rcs':
      // RCS is end-to-end where a lock shows, but no mark of that lock is known.
      return [noAnswer(ID, { code: 'chat-rcs', values: [app] }, 'unreadable', provenance)];
    case 'imessage':
      return carried(row, place);
    case 'end-to-end':
      return [shownEndToEnd(row, place)];
    case 'not-end-to-end':
      return [readable(row, place)];
    default:
      return [evaluateSilence(row, place)];
  }
}

/** A page that was loaded unencrypted can be read and altered in transit, whatever the app promises. */
function evaluatePage({ page }: Destination, now: number): Evidence[] {
  if (page.scheme !== 'http:' || isLocalHost(page.host)) return [];
  const because = { code: 'page-open', values: [page.host] } as const;
  return [finding(ID, 'no', because, provenanceOf({ name: 'page' }, now), { strength: 'exposed' })];
}

/** Whether this evidence says that carriers can read along. */
const isText = ({ because }: Evidence) => /^(chat-sms|chat-texts|message-falls-back)$/.test(because.code);

export const chat: Check<Destination> = {
  id: ID,
  async gather(subject, lookups) {
    const row = subject.channel === 'chat' ? chatOf(subject.app ?? '') : null;
    if (!row) return [];
    const now = lookups.now();
    const evidence = [
      ...evaluatePage(subject, now),
      ...evaluate(row, subject, now),
      ...(await lookUpChat(row, subject, lookups)),
    ];
    return evidence.some(isText) ? [...evidence, ...reportedBreaches(now)] : evidence;
  },
};
