/**
 * Conversations about which the person was told this week. They are stored under hashes that only this installation can
 * make: no name, number or ID of a conversation is stored.
 */
import { rankOf, worseOf } from '../core/levels.ts';
import type { Level } from '../core/model.ts';
import type { NoticeState } from '../messages/protocol.ts';
import { sha256 } from '../platform/hash.ts';
import { defineItem } from './item.ts';
import { hasFields } from './rows.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** A person has fewer conversations in a week; a page could invent any number. */
const MAX = 1000;

interface Notice {
  /** When it was last shown or answered (ms). */
  readonly at: number;
  /** The worst level that was shown. */
  readonly level: Level;
  readonly isAnswered: boolean;
}
interface Memory {
  /** '' until the first one is made. */
  readonly salt: string;
  readonly notices: Readonly<Record<string, Notice>>;
}

const isNotice = hasFields<Notice>({ at: 'number', level: 'string', isAnswered: 'boolean' });
const item = defineItem<Memory>({
  area: 'local',
  key: 'chats',
  schema(stored) {
    const { salt, notices } = stored as Partial<Record<keyof Memory, unknown>>;
    const kept = Object.entries(notices ?? {}).filter((one): one is [string, Notice] => isNotice(one[1]));
    return { salt: typeof salt === 'string' ? salt : '', notices: Object.fromEntries(kept) };
  },
  default: { salt: '', notices: {} },
});

/** Returns the notices that still count at `now` (ms), with a salt. */
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

/** Whether this conversation was shown or answered within a week, at a level no better than `level`. */
export async function recallChat(conversation: string, level: Level, now: number): Promise<NoticeState> {
  // Queued behind the notices that are being written now.
  const memory = await item.change((before) => before).catch(() => null);
  const notice = memory && upToDate(memory, now).notices[conversation];
  if (!notice || rankOf(level) < rankOf(notice.level)) return 'no';
  return notice.isAnswered ? 'answered' : 'seen';
}

/** Records that a conversation was shown at this level, or answered; deletes notices older than a week. */
export async function noteChat(
  conversation: string,
  { level, isAnswered }: Omit<Notice, 'at'>,
  now: number,
): Promise<void> {
  await item.change((memory) => {
    const { salt, notices } = upToDate(memory, now);
    const before = notices[conversation];
    // The person's answer counts for the level that it was about, not for a worse one.
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

/** Deletes notices older than a week. */
export async function trimChats(now: number): Promise<void> {
  await item.change((memory) => (memory.salt === '' ? memory : upToDate(memory, now)));
}

/** Deletes every notice, and the salt: what was stored can never be matched again. */
export const clearChats = () => item.clear();
