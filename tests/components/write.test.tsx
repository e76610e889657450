// @vitest-environment jsdom
import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it, vi } from 'vitest';
import { act } from 'preact/test-utils';
import { Write } from '../../components/write/Write.tsx';
import { isSameKeys, keysFor, withoutKey } from '../../utils/core/draft-keys.ts';
import type { DraftKeys, EncryptTo, FoundKey } from '../../utils/core/key.ts';
import type { ConfirmMail, Mail } from '../../utils/encrypt/follow.ts';
import type { Place, Placed, ToMail } from '../../utils/encrypt/text-port.ts';
import { click, control, show, textOf } from './setup.ts';

const keyOf = (name: string): FoundKey => ({
  address: `${name}@a.org`,
  fingerprint: `${name} 1234`,
  armored: `armor of ${name}`,
});
const ANN = keyOf('ann');
const ME = keyOf('me');
const KEYS: DraftKeys = {
  site: 'mail.example.org',
  window: '0:w',
  recipients: [
    { address: 'ann@a.org', key: ANN },
    { address: 'dan@a.org', key: null },
  ],
  unreadable: 0,
  own: ME,
};
const PLACE: Place = { from: 'me@a.org', hasText: false, hasHidden: false, hasSubject: true };
const CANARY = 'the canary sings at noon';

/** The mail is as shown, but for what has come into it. */
const withPlace = (more: Partial<Place>) => () =>
  Promise.resolve({ keys: KEYS, place: { ...PLACE, ...more }, isAsking: false });

interface Given {
  readonly keys?: DraftKeys | null;
  readonly place?: Place | null;
  readonly placed?: Placed;
  readonly ended?: string | { readonly failed: true; readonly unusable?: readonly string[] };
  readonly onConfirm?: ConfirmMail;
  readonly isAsking?: boolean;
}
async function open(given: Given = {}) {
  const { keys = KEYS, place = PLACE, ended = 'ARMOR', isAsking = false } = given;
  const { placed = { text: 'there', subject: 'none' } } = given;
  const { onConfirm = () => Promise.resolve({ keys, place, isAsking: false }) } = given;
  const encrypted: [string, EncryptTo][] = [];
  const put: ToMail[] = [];
  const on = { back: vi.fn(), busy: vi.fn() };
  const view = (now: DraftKeys | null) => (
    <Write
      keys={now}
      place={place}
      isAsking={isAsking}
      filesHref="/encrypt.html?tab=1"
      onEncrypt={(...all) => {
        encrypted.push(all);
        return { ended: Promise.resolve(ended), stop: () => undefined };
      }}
      onConfirm={onConfirm}
      onPut={(message) => {
        put.push(message);
        return Promise.resolve(placed);
      }}
      onBack={on.back}
      onCopy={() => Promise.resolve(true)}
      onBusy={on.busy}
    />
  );
  const page = await show(view(keys));
  /** Another state of the mail, on the page that is open. */
  const change = (now: DraftKeys | null) => show(view(now));
  const type = (words: string) =>
    act(() => {
      const field = document.getElementById('text') as HTMLTextAreaElement;
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const press = async () => {
    await click(place ? 'Encrypt it and put it into the mail' : 'Encrypt it');
    // By then every request has been answered.
    await act(() => new Promise((done) => setTimeout(done)));
  };
  return { page, change, encrypted, put, type, press, ...on };
}
const problem = (page: HTMLElement) => textOf(page.querySelector('#write-problem'));

describe('the page for writing privately', () => {
  it('encrypts to those whom it names, puts nothing but that into the mail, and goes there', async () => {
    const { page, encrypted, put, type, press, back, busy } = await open();
    expect(textOf(page)).toContain('ann 1234');
    expect(textOf(page.querySelector('.without'))).toContain('dan@a.org');
    await press();
    expect(problem(page)).toBe('Write something first.');
    await type(CANARY);
    expect(busy).toHaveBeenLastCalledWith(true);
    await press();
    expect(encrypted).toEqual([[CANARY, { keys: [ANN, ME], isHidden: false }]]);
    expect(put).toEqual([{ armored: 'ARMOR', isKept: false, subject: null }]);
    expect(textOf(page.querySelector('#ended'))).toBe('It’s in your mail, encrypted');
    expect(textOf(page)).not.toContain(CANARY);
    expect(back).toHaveBeenCalledOnce();
    expect(busy).toHaveBeenLastCalledWith(false);
    expect(document.activeElement).toBe(page.querySelector('#ended'));
  });

  it('leaves the person’s own key out, takes a neutral subject, hides who reads it, each where that is so', async () => {
    const { encrypted, put, type, press } = await open({ place: { ...PLACE, hasHidden: true } });
    await type(CANARY);
    await act(() => {
      document.getElementById('own')?.click();
      document.getElementById('subject')?.click();
    });
    await press();
    expect(encrypted[0]?.[1]).toEqual({ keys: [ANN], isHidden: true });
    expect(put[0]?.subject).toBe('Encrypted message');
  });

  it('asks what becomes of the text that stands there', async () => {
    const { page, put, type, press } = await open({ place: { ...PLACE, hasText: true } });
    await type(CANARY);
    await press();
    expect([problem(page), put]).toEqual(['Choose what becomes of the text in the mail first.', []]);
    await act(() => {
      document.getElementById('stays-kept')?.click();
    });
    expect(problem(page)).toBe('');
    await press();
    expect(put[0]?.isKept).toBe(true);
  });

  it.each<[string, Given, string]>([
    [
      'the recipients have changed',
      { onConfirm: () => Promise.resolve(null) },
      'The recipients or their keys have changed',
    ],
    ['a key has expired', { ended: { failed: true, unusable: ['ann@a.org'] } }, 'The key of ann@a.org'],
    [
      'the worker has gone',
      { onConfirm: () => Promise.reject(new Error('gone')) },
      'It couldn’t be encrypted',
    ],
    ['something else failed', { ended: { failed: true } }, 'It couldn’t be encrypted'],
    ['text has come into the mail', { onConfirm: withPlace({ hasText: true }) }, 'Choose what becomes'],
  ])('puts nothing there where %s, and keeps the text', async (_why, given, words) => {
    const { page, put, type, press } = await open(given);
    await type(CANARY);
    await press();
    expect(problem(page)).toContain(words);
    expect(put).toEqual([]);
    expect((document.getElementById('text') as HTMLTextAreaElement).value).toBe(CANARY);
  });

  it('waits for the person’s own key where that is still being looked for, and goes on', async () => {
    const confirmed = Promise.withResolvers<Mail>();
    const { page, encrypted, put, type, press } = await open({
      isAsking: true,
      onConfirm: () => confirmed.promise,
    });
    await type(CANARY);
    await press();
    expect([problem(page), encrypted]).toEqual(['', []]);
    confirmed.resolve({ keys: KEYS, place: PLACE, isAsking: false });
    await vi.waitFor(() => {
      expect(put).toHaveLength(1);
    });
  });

  it('hides who reads it where a Bcc recipient came after the page was opened', async () => {
    const { encrypted, type, press } = await open({ onConfirm: withPlace({ hasHidden: true }) });
    await type(CANARY);
    await press();
    expect(encrypted[0]?.[1].isHidden).toBe(true);
  });

  it.each(['refused', 'gone'] as const)('offers the text to copy where the mail is %s', async (text) => {
    const { page, type, press, back } = await open({ placed: { text, subject: 'none' } });
    await type(CANARY);
    await press();
    expect(textOf(page.querySelector('#ended'))).toContain('not in your mail');
    expect((page.querySelector('#armored') as HTMLTextAreaElement).value).toBe('ARMOR');
    await click('Copy the encrypted text');
    expect(textOf(page)).toContain('Copied');
    expect(back).not.toHaveBeenCalled();
  });

  it('keeps what was written readable where the mail is gone, and takes it back with the mail', async () => {
    const { page, type, change } = await open();
    await type(CANARY);
    await change(null);
    expect(problem(page)).toContain('There’s no mail here');
    const field = () => document.getElementById('text') as HTMLTextAreaElement;
    expect([field().value, field().readOnly]).toEqual([CANARY, true]);
    await change(KEYS);
    expect([problem(page), field().value, field().readOnly]).toEqual(['', CANARY, false]);
  });

  it('says so where there is no mail, nobody with a key, or nothing known of the person’s own', async () => {
    const gone = 'There’s no mail here';
    expect(textOf((await open({ keys: null, place: null })).page)).toContain(gone);
    const nobody = { ...KEYS, recipients: KEYS.recipients.slice(1) };
    expect(textOf((await open({ keys: nobody })).page)).toContain(gone);
    const none = { ...KEYS, own: null };
    expect(textOf((await open({ keys: none })).page)).toContain('no key of yours was found for me@a.org');
    const unknown = { keys: none, place: { ...PLACE, from: null } };
    expect(textOf((await open(unknown)).page)).toContain('doesn’t show your own address');
    await open({ place: null });
    expect(control('Encrypt it')).toBeTruthy();
  });
});

describe('whom a draft is encrypted to', () => {
  const name = fc.constantFrom('ann', 'bob', 'dan', 'me');
  const keys = fc.record({
    site: fc.constant('x'),
    window: fc.constant('0:w'),
    unreadable: fc.nat(2),
    recipients: fc.array(
      fc.record({ address: name, hasKey: fc.boolean() }).map(({ address, hasKey }) => ({
        address: `${address}@a.org`,
        key: hasKey ? keyOf(address) : null,
      })),
    ),
    own: fc.option(fc.constant(ME)),
  });

  it('is everybody whose key was shown, and nobody else', () => {
    fc.assert(
      fc.property(keys, fc.boolean(), (draft, isOwnWanted) => {
        const to = keysFor(draft, isOwnWanted).map(({ fingerprint }) => fingerprint);
        const shown = draft.recipients.flatMap(({ key }) => key?.fingerprint ?? []);
        const own = isOwnWanted && draft.own ? [draft.own.fingerprint] : [];
        expect(new Set(to)).toEqual(new Set([...shown, ...own]));
        expect(new Set(to).size).toBe(to.length);
        const without = draft.recipients.filter(({ key }) => key === null).map(({ address }) => address);
        expect(withoutKey(draft)).toEqual(without);
        expect(isSameKeys(draft, { ...draft, recipients: draft.recipients.toReversed() })).toBe(true);
        const more = { ...draft, recipients: [...draft.recipients, { address: 'eve@a.org', key: null }] };
        expect(isSameKeys(draft, more)).toBe(false);
        expect(isSameKeys(draft, null)).toBe(false);
      }),
    );
  });
});
