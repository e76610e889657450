import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftKeys } from '../../utils/core/key.ts';
import { followMail, type Mail } from '../../utils/encrypt/follow.ts';
import type { Place } from '../../utils/encrypt/text-port.ts';

const keyOf = (name: string) => ({ address: `${name}@a.org`, fingerprint: `${name} 1234`, armored: name });
const to = (names: readonly string[], isPending = false): DraftKeys => ({
  site: 'mail.example.org',
  window: '0:w',
  recipients: names.map((name) => ({ address: `${name}@a.org`, key: keyOf(name) })),
  unreadable: 0,
  isPending,
  own: null,
});
const PLACE: Place = { from: null, hasText: false, hasHidden: false, attached: 0, hasSubject: true };
const ME = { ...PLACE, from: 'me@a.org' };

/** A mail that the test changes, and whose changes it reports. */
function createMail(keys: DraftKeys | null, place: Place | null = PLACE) {
  let onChange = () => undefined as unknown;
  const mail = {
    keys,
    place,
    readKeys: (own: string | null) => mail.look(own),
    /** The test replaces it where a look-up is to fail. */
    look: (own: string | null): Promise<DraftKeys | null> =>
      Promise.resolve(mail.keys && { ...mail.keys, own: own === null ? null : keyOf('me') }),
    readPlace: () => Promise.resolve(mail.place),
    watch: (listener: () => void) => {
      onChange = listener;
    },
    change: (now: DraftKeys | null) => {
      mail.keys = now;
      onChange();
    },
  };
  return mail;
}
const told: Mail[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
});
afterEach(() => vi.useRealTimers());

/** Returns what confirms the mail, once it has been passed on. */
const follow = async (mail: ReturnType<typeof createMail>) => {
  const { confirm } = followMail(mail, (now) => told.push(now));
  await settle();
  return confirm;
};
/** Lets everything that is not waited for by the clock run to its end. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the mail that a page was opened for', () => {
  it('is passed on at once, with the person’s own key, and at each change', async () => {
    const mail = createMail(to(['ann']), ME);
    await follow(mail);
    expect(told.map(({ isAsking, keys }) => [isAsking, keys?.own?.address])).toEqual([
      [true, undefined],
      [false, 'me@a.org'],
    ]);
    mail.change(to(['ann', 'bob']));
    await settle();
    expect(told.at(-1)?.keys?.recipients).toHaveLength(2);
    mail.change(null);
    await settle();
    expect(told.at(-1)).toEqual({ keys: null, place: null, isAsking: false });
  });

  it('is confirmed as it is now: with a Bcc, or text, that came after the page was opened', async () => {
    const mail = createMail(to(['ann']));
    const confirm = await follow(mail);
    mail.place = { ...PLACE, hasHidden: true, hasText: true };
    expect(await confirm(to(['ann']))).toMatchObject({ place: { hasHidden: true, hasText: true } });
  });

  it('is not confirmed with other recipients than were shown, even if another reading had seen them first', async () => {
    const mail = createMail(to(['ann']));
    const confirm = await follow(mail);
    mail.change(to(['ann', 'eve']));
    expect(await confirm(to(['ann']))).toBeNull();
    expect(await confirm(to(['ann', 'eve']))).not.toBeNull();
    mail.change(null);
    expect(await confirm(to(['ann', 'eve']))).toBeNull();
  });

  it('is confirmed although another reading of the same mail runs at that moment', async () => {
    const mail = createMail(to(['ann']));
    const confirm = await follow(mail);
    mail.change(to(['ann', 'bob']));
    const [early, late] = [confirm(to(['ann', 'bob'])), confirm(to(['ann', 'bob']))];
    expect([await early, await late]).not.toContain(null);
  });

  it('is confirmed once lookups that still run have ended', async () => {
    const mail = createMail(to(['ann'], true));
    const confirm = await follow(mail);
    const confirmed = vi.fn();
    void confirm(to(['ann'])).then(confirmed);
    await settle();
    expect(confirmed).not.toHaveBeenCalled();
    mail.change(to(['ann']));
    await settle();
    expect(confirmed).toHaveBeenCalledWith(expect.objectContaining({ isAsking: false }));
  });

  it('is not confirmed where they never end, nor where the own key that they find was not shown', async () => {
    const mail = createMail(to(['ann'], true), ME);
    const confirm = await follow(mail);
    const confirmed = vi.fn();
    void confirm(to(['ann'])).then(confirmed);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(confirmed).toHaveBeenCalledWith(null);
    mail.keys = to(['ann']);
    expect(await confirm(to(['ann']))).toBeNull();
    expect(await confirm({ ...to(['ann']), own: keyOf('me') })).not.toBeNull();
  });

  it('is said not to be known where reading it fails, and is read again when the person asks', async () => {
    const mail = createMail(to(['ann']), ME);
    const { look } = mail;
    mail.look = () => Promise.reject(new Error('the worker is gone'));
    const { readAgain, confirm } = followMail(mail, (now) => told.push(now));
    await settle();
    expect(told).toEqual([{ keys: null, place: null, isAsking: false, unread: 'mail' }]);
    await expect(confirm(to(['ann']))).rejects.toThrow();
    mail.look = look;
    await readAgain();
    expect(told.at(-1)).toMatchObject({ isAsking: false, keys: { own: keyOf('me') } });
    expect(told.at(-1)?.unread).toBeUndefined();
  });

  it('is known without the person’s own key where only that look-up fails, and can be confirmed so', async () => {
    const mail = createMail(to(['ann']), ME);
    const { look } = mail;
    mail.look = (own) => (own === null ? look(null) : Promise.reject(new Error('the worker is gone')));
    const confirm = await follow(mail);
    expect(told.map(({ isAsking, unread }) => [isAsking, unread])).toEqual([
      [true, undefined],
      [false, 'own'],
    ]);
    expect(await confirm(to(['ann']))).not.toBeNull();
    // A key that is found after all was not shown.
    mail.look = look;
    expect(await confirm(to(['ann']))).toBeNull();
  });

  it('stays followed where a reading in between fails', async () => {
    const mail = createMail(to(['ann']));
    const { look } = mail;
    await follow(mail);
    mail.look = () => Promise.reject(new Error('the worker is gone'));
    mail.change(to(['ann', 'bob']));
    await settle();
    expect(told.at(-1)?.unread).toBe('mail');
    mail.look = look;
    mail.change(to(['ann', 'bob']));
    await settle();
    expect(told.at(-1)?.keys?.recipients).toHaveLength(2);
  });
});
