/**
 * Which conversations a person has been told about this week. Kept under hashes that only this installation can make:
 * no name, number or id of a conversation is stored.
 */
import { rankOf, worseOf } from '../core/levels.ts';
import type { Level } from '../core/model.ts';
import type { Noticed } from '../messages/protocol.ts';
import { sha256 } from '../platform/hash.ts';
import { defineItem } from './item.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** A person has fewer conversations in a week; a page could make up any number. */
const MAX = 1000;

interface Notice {
  /** When it was last shown or answered (ms). */
  readonly at: number;
  /** The worst level that was shown. */
  readonly level: Level;
  readonly isAnswered: boolean;
}
interface Memory {
  /** '' before the first of them. */
  readonly salt: string;
  readonly notices: Readonly<Record<string, Notice>>;
}

const item = defineItem<Memory>({
  area: 'local',
  key: 'chats',
  schema(stored) {
    const { salt = '', notices = {} } = stored as Partial<Memory>;
    return { salt, notices };
  },
  default: { salt: '', notices: {} },
});

/** What still counts at the time `now` (ms), with a salt. */
function upToDate({ salt, notices }: Memory, now: number): Memory {
  const current = Object.entries(notices).filter(([, { at }]) => now - at < WEEK && at <= now);
  return {
    salt: salt || crypto.randomUUID() + crypto.randomUUID(),
    notices: Object.fromEntries(current),
  };
}

/**
 * The salt of this installation for conversations at this host; made on the first call. null where it cannot be kept. The
 * page of one site, and what it knows, names no conversation at another.
 */
export async function chatSalt(host: string, now: number): Promise<string | null> {
  return item
    .change((memory) => upToDate(memory, now))
    .then(
      ({ salt }) => sha256(JSON.stringify([salt, host])),
      () => null,
    );
}

/** Was this conversation shown or answered within a week, when it was no easier to read than at `level`? */
export async function recallChat(conversation: string, level: Level, now: number): Promise<Noticed> {
  // In its turn, after what is being noted now.
  const memory = await item.change((before) => before).catch(() => null);
  const notice = memory && upToDate(memory, now).notices[conversation];
  if (!notice || rankOf(level) < rankOf(notice.level)) return 'no';
  return notice.isAnswered ? 'answered' : 'seen';
}

/** Notes that a conversation was shown at this level, or answered; what is older than a week is forgotten. */
export async function noteChat(
  conversation: string,
  { level, isAnswered }: Omit<Notice, 'at'>,
  now: number,
): Promise<void> {
  await item.change((memory) => {
    const { salt, notices } = upToDate(memory, now);
    const before = notices[conversation];
    // An answer counts for what it was about, not for what is worse.
    const counts = before?.isAnswered === true && rankOf(level) >= rankOf(before.level);
    const notice = {
      at: now,
      level: before ? worseOf(before.level, level) : level,
      isAnswered: isAnswered || counts,
    };
    const others = Object.entries(notices).filter(([one]) => one !== conversation);
    const newest = others.sort(([, a], [, b]) => b.at - a.at).slice(0, MAX - 1);
    return { salt, notices: { ...Object.fromEntries(newest), [conversation]: notice } };
  });
}

/** Forgets what is older than a week. */
export async function trimChats(now: number): Promise<void> {
  await item.change((memory) => (memory.salt === '' ? memory : upToDate(memory, now)));
}

/** Forgets every conversation, and the salt: what was kept can never be matched again. */
export const clearChats = () => item.clear();
