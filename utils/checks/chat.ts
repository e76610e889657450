/** Who can read a message written in this chat? The table knows the app, its page shows how this conversation goes. */
import type { Destination, Evidence, Level } from '../core/model.ts';
import { isLocalHost } from '../core/destination.ts';
import { chatOf, isHostOf } from '../data/chats.ts';
import type { Chat } from '../data/rows.ts';
import { ageOf } from '../data/tables.ts';
import { dated, found, unknown, type Check } from './check.ts';
import { lookAtChat } from './chat-people.ts';
import { reportedBreaches } from './people.ts';

const ID = 'chat';

/** Where and when: the host of the page that the chat is in, how that came, and the date and age of what the row says. */
interface Place {
  readonly host: string;
  readonly scheme: string;
  /** The browser does not say that the page is this host's own, or another's stands around it. */
  readonly isFramed?: boolean;
  readonly isFresh: boolean;
  readonly date: Parameters<typeof found>[3];
}

/** The finding that a chat has this level. A page that came openly may have been altered: it proves no encryption. */
function supports(key: string, values: string[], strength: Level, { scheme, date }: Place): Evidence {
  const because = { key, values };
  return found(ID, 'yes', because, date, { strength: scheme === 'https:' ? strength : 'unproven' });
}

/** Only what depends on the single conversation can be proven by its page, and only where the app has it at all. */
function canBeEndToEnd({ condition, level, bridge }: Chat): boolean {
  return !bridge && /^(marker|path|business)$/.test(condition) && /^(transport|end-to-end)$/.test(level);
}

/** Why nothing can be said where the page shows no state. */
function unseen({ app, condition, level }: Chat, { date }: Place): Evidence {
  const isText = level === 'exposed';
  const key = condition === 'business' ? 'because_chat_business' : 'because_chat_unseen';
  const because = { key: isText ? 'because_chat_may_be_text' : key, values: [app] };
  return unknown(ID, because, 'unreadable', date);
}

/** The app's operator can read it, or whoever runs this copy of the app. */
function readable({ app, selfHosted, condition }: Chat, place: Place): Evidence {
  if (selfHosted) return supports('because_chat_server', [place.host], 'transport', place);
  const key = condition === 'option' ? 'because_chat_option' : 'because_chat_provider';
  return supports(key, [app], 'transport', place);
}

/** End-to-end as the row has it, while that was confirmed within 180 days: who runs the page could have changed since. */
function endToEnd(key: string, { app, asOf }: Chat, place: Place): Evidence {
  return place.isFresh
    ? supports(key, [app], 'end-to-end', place)
    : supports('because_chat_stale', [app, asOf], 'transport', place);
}

/**
 * End-to-end by what its page shows. A copy of the app on anybody's host may show what it likes, and its scripts come
 * from there: no such page proves that its own server cannot read along.
 */
function shownEndToEnd(row: Chat, place: Place): Evidence {
  if (!canBeEndToEnd(row) || place.isFramed) return unseen(row, place);
  return isHostOf(row, place.host)
    ? endToEnd('because_chat_end_to_end', row, place)
    : supports('because_chat_claimed', [row.app, place.host], 'transport', place);
}

/** Apple's messages, which take a way besides the app: of an app that promises nothing, it is told and supports nothing. */
function carried(row: Chat, place: Place): Evidence[] {
  const because = { key: 'because_chat_imessage', values: [row.app] };
  if (row.level !== 'unknown') return [supports(because.key, because.values, 'transport', place)];
  return [found(ID, 'yes', because, place.date), unseen(row, place)];
}

/** What is known of a conversation of which its page shows nothing. */
function weighSilence(row: Chat, place: Place): Evidence {
  const values = [row.app];
  switch (row.fallback) {
    case 'exposed':
      return found(ID, 'no', { key: 'because_chat_texts', values }, place.date, { strength: 'exposed' });
    case 'transport':
      return readable(row, place);
    case 'end-to-end':
      if (place.isFramed || !isHostOf(row, place.host)) return unseen(row, place);
      return endToEnd('because_chat_always', row, place);
    default:
      return unseen(row, place);
  }
}

function weigh(row: Chat, { state, page }: Destination, now: number): Evidence[] {
  const { app, source: url, asOf, verified } = row;
  const isFresh = ageOf(row, now) === 'fresh';
  const place = { ...page, isFresh, date: dated({ name: 'chats', url, asOf }, now) };
  const { date } = place;
  // What a page itself shows to be readable needs no list to be believed.
  if (state === 'sms')
    return [found(ID, 'no', { key: 'because_chat_sms', values: [app] }, date, { strength: 'exposed' })];
  // A row that nobody verified supports nothing; an old one nothing better than that the app can read (rule 5).
  if (!verified) return [unknown(ID, { key: 'because_chat_unverified', values: [app] }, 'stale-table', date)];
  switch (state) {
    case 'rcs':
      // It is encrypted from end to end where a lock shows, of which no mark is known.
      return [unknown(ID, { key: 'because_chat_rcs', values: [app] }, 'unreadable', date)];
    case 'imessage':
      return carried(row, place);
    case 'end-to-end':
      return [shownEndToEnd(row, place)];
    case 'not-end-to-end':
      return [readable(row, place)];
    default:
      return [weighSilence(row, place)];
  }
}

/** A page that was loaded unencrypted can be read and altered in transit, whatever the app promises. */
function weighPage({ page }: Destination, now: number): Evidence[] {
  if (page.scheme !== 'http:' || isLocalHost(page.host)) return [];
  const because = { key: 'because_page_open', values: [page.host] };
  return [found(ID, 'no', because, dated({ name: 'page' }, now), { strength: 'exposed' })];
}

/** Does this finding say that carriers can read it? */
const isText = ({ because }: Evidence) =>
  /^because_(chat_sms|chat_texts|message_falls_back)$/.test(because.key);

export const chat: Check<Destination> = {
  id: ID,
  async gather(subject, lookups) {
    const row = subject.channel === 'chat' ? chatOf(subject.app ?? '') : null;
    if (!row) return [];
    const now = lookups.now();
    const evidence = [
      ...weighPage(subject, now),
      ...weigh(row, subject, now),
      ...(await lookAtChat(row, subject, lookups)),
    ];
    return evidence.some(isText) ? [...evidence, ...reportedBreaches(now)] : evidence;
  },
};
