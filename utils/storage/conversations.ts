/**
 * Which conversations a person has been told about this week. Kept under hashes that only this installation can make:
 * no name, number or id of a conversation is stored.
 */
import { browser } from '../platform/browser.ts';
import { rankOf, worseOf } from '../core/levels.ts';
import type { Level } from '../core/model.ts';
import type { Noticed } from '../messages/protocol.ts';
import { turnsOn } from './item.ts';

const KEY = 'chats';
const WEEK = 7 * 24 * 60 * 60 * 1000;
/** A person has fewer conversations in a week; a page could make up any number. */
const MOST = 1000;

interface Notice {
  /** When it was last shown or answered (ms). */
  readonly at: number;
  /** The worst level that was shown. */
  readonly level: Level;
  readonly isAnswered: boolean;
}
interface Memory {
  readonly salt: string;
  readonly notices: Readonly<Record<string, Notice>>;
}

const inTurn = turnsOn(KEY);

function makeSalt(): string {
  return crypto.randomUUID() + crypto.randomUUID();
}

/** What is kept and still counts at the time `now` (ms). */
async function read(now: number): Promise<Memory> {
  const stored = (await browser.storage.local.get(KEY))[KEY] as Partial<Memory> | undefined;
  const notices = Object.entries(stored?.notices ?? {}).filter(([, { at }]) => now - at < WEEK && at <= now);
  return { salt: stored?.salt ?? makeSalt(), notices: Object.fromEntries(notices) };
}

function write(memory: Memory): Promise<void> {
  return browser.storage.local.set({ [KEY]: memory });
}

/** This installation's salt; made on the first call. null where it cannot be kept. */
export function chatSalt(now: number): Promise<string | null> {
  return inTurn(async () => {
    const memory = await read(now);
    await write(memory);
    return memory.salt;
  }).catch(() => null);
}

/** Was this conversation shown or answered within a week, when it was no easier to read than at `level`? */
export function recallChat(conversation: string, level: Level, now: number): Promise<Noticed> {
  return inTurn(async () => {
    const notice = (await read(now).catch(() => null))?.notices[conversation];
    if (!notice || rankOf(level) < rankOf(notice.level)) return 'no';
    return notice.isAnswered ? 'answered' : 'seen';
  });
}

/** Notes that a conversation was shown at this level, or answered; what is older than a week is forgotten. */
export function noteChat(
  conversation: string,
  { level, isAnswered }: Omit<Notice, 'at'>,
  now: number,
): Promise<void> {
  return inTurn(async () => {
    const { salt, notices } = await read(now);
    const before = notices[conversation];
    // An answer counts for what it was about, not for what is worse.
    const counts = before?.isAnswered === true && rankOf(level) >= rankOf(before.level);
    const notice = {
      at: now,
      level: before ? worseOf(before.level, level) : level,
      isAnswered: isAnswered || counts,
    };
    const others = Object.entries(notices).filter(([one]) => one !== conversation);
    const newest = others.sort(([, a], [, b]) => b.at - a.at).slice(0, MOST - 1);
    await write({ salt, notices: { ...Object.fromEntries(newest), [conversation]: notice } });
  });
}

/** Forgets what is older than a week. */
export function trimChats(now: number): Promise<void> {
  return inTurn(async () => {
    if (KEY in (await browser.storage.local.get(KEY))) await write(await read(now));
  });
}

/** Forgets every conversation, and the salt: what was kept can never be matched again. */
export function clearChats(): Promise<void> {
  return inTurn(() => browser.storage.local.remove(KEY));
}
