import { beforeEach, describe, expect, it, vi } from 'vitest';

const { local } = vi.hoisted(() => ({ local: new Map<string, unknown>() }));
vi.mock('../../utils/platform/browser.ts', () => ({
  browser: {
    storage: {
      local: {
        get: ([key = '']: readonly string[]) =>
          Promise.resolve(local.has(key) ? { [key]: local.get(key) } : {}),
        set: (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) local.set(key, value);
          return Promise.resolve();
        },
        remove: ([key = '']: readonly string[]) => Promise.resolve(void local.delete(key)),
      },
    },
  },
}));
const { chatSalt, clearChats, noteChat, recallChat, trimChats } =
  await import('../../utils/storage/conversations.ts');
const { hashConversation } = await import('../../utils/platform/hash.ts');

const DAY = 24 * 60 * 60 * 1000;
const ANN = 'a'.repeat(64);
const BOB = 'b'.repeat(64);
const seen = (level: 'exposed' | 'transport') => ({ level, isAnswered: false });

beforeEach(() => {
  local.clear();
});

describe('what is remembered of conversations', () => {
  it('is nothing at first', async () => {
    expect(await recallChat(ANN, 'exposed', 0)).toBe('no');
  });

  it('is what was seen, for a week, and for that conversation', async () => {
    await noteChat(ANN, seen('exposed'), 0);
    expect(await recallChat(ANN, 'exposed', 7 * DAY - 1)).toBe('seen');
    expect(await recallChat(ANN, 'exposed', 7 * DAY)).toBe('no');
    expect(await recallChat(BOB, 'exposed', 1)).toBe('no');
  });

  it('does not cover what is worse, and covers what is better', async () => {
    await noteChat(ANN, seen('transport'), 0);
    expect(await recallChat(ANN, 'exposed', 1)).toBe('no');
    expect(await recallChat(ANN, 'end-to-end', 1)).toBe('seen');
    await noteChat(ANN, seen('exposed'), 1);
    expect(await recallChat(ANN, 'exposed', 2)).toBe('seen');
  });

  it('keeps an answer when it is shown again, but not for what is worse', async () => {
    await noteChat(ANN, { level: 'transport', isAnswered: true }, 0);
    await noteChat(ANN, seen('transport'), 1);
    expect(await recallChat(ANN, 'transport', 2)).toBe('answered');
    await noteChat(ANN, seen('exposed'), 3);
    expect(await recallChat(ANN, 'exposed', 4)).toBe('seen');
  });

  it('is forgotten after a week, also where nobody asks', async () => {
    await noteChat(ANN, seen('exposed'), 0);
    await trimChats(8 * DAY);
    expect(JSON.stringify([...local])).not.toContain(ANN);
  });

  it('holds at most a thousand conversations, the newest', async () => {
    const filled = Array.from({ length: 1000 }, (_, at) => [
      String(at).padStart(64, '0'),
      { ...seen('exposed'), at },
    ]);
    local.set('chats', { salt: 's', notices: Object.fromEntries(filled) as unknown });
    await noteChat(ANN, seen('exposed'), 1005);
    const { notices } = local.get('chats') as { notices: Record<string, unknown> };
    expect(Object.keys(notices)).toHaveLength(1000);
    expect(await recallChat('0'.repeat(64), 'exposed', 1006)).toBe('no');
  });

  it('goes with its salt', async () => {
    const salt = await chatSalt('a.org', 0);
    expect(await chatSalt('a.org', 1)).toBe(salt);
    await clearChats();
    expect(await chatSalt('a.org', 2)).not.toBe(salt);
  });

  it('is told to each site under a salt of its own, which names no conversation at another', async () => {
    const [one, other] = [await chatSalt('a.org', 0), await chatSalt('b.org', 0)];
    expect(one).not.toBe(other);
    expect(JSON.stringify([...local])).not.toContain(one);
    expect(await chatSalt('a.org', 1)).toBe(one);
  });

  it('is kept when two are noted at once', async () => {
    await Promise.all([noteChat(ANN, seen('exposed'), 0), noteChat(BOB, seen('exposed'), 0)]);
    expect([await recallChat(ANN, 'exposed', 1), await recallChat(BOB, 'exposed', 1)]).toEqual([
      'seen',
      'seen',
    ]);
  });
});

describe('the name under which it is remembered', () => {
  it('is a hash of salt, app, host and conversation, each of which matters', async () => {
    const hash = (...parts: string[]) => {
      const [salt = 's', app = 'App', host = 'a.org', name = '+15551234567'] = parts;
      return hashConversation(salt, app, host, name);
    };
    const own = await hash();
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    const others = [
      await hash('t'),
      await hash('s', 'Other'),
      await hash('s', 'App', 'b.org'),
      await hash('s', 'App', 'a.org', '+15551234568'),
    ];
    expect(new Set([own, ...others]).size).toBe(5);
  });
});
