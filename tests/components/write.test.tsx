// @vitest-environment jsdom
import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it, vi } from 'vitest';
import { act } from 'preact/test-utils';
import { isSameKeys, keysFor, withoutKey } from '../../utils/core/draft-keys.ts';
import type { Mail } from '../../utils/encrypt/follow.ts';
import { click, control, textOf } from './setup.ts';
import { ANN, CANARY, keyOf, KEYS, ME, open, PLACE, problem, withPlace, type Given } from './write-page.tsx';

describe('the page for writing privately', () => {
  it('encrypts to those whom it names, puts nothing but that into the mail, and goes there', async () => {
    const { page, encrypted, put, type, press, back, busy } = await open();
    expect(textOf(page)).toContain('ann 1234');
    expect(textOf(page.querySelector('.without'))).toContain('dan@a.org');
    expect(textOf(page)).not.toContain('attached already');
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

  it('says that files in the mail already are not encrypted by it, before anything is put there', async () => {
    const { page, put, type, press } = await open({ place: { ...PLACE, attached: 2 } });
    expect(textOf(page)).toContain('The files that are attached already (2) stay as they are.');
    await type(CANARY);
    await press();
    expect(put).toHaveLength(1);
    expect(textOf(page.querySelector('.problem')), 'afterwards').toContain('attached already (2)');
  });

  it('puts nothing there where a file has come into the mail that it did not speak of', async () => {
    const { page, put, type, press } = await open({ onConfirm: withPlace({ attached: 1 }) });
    await type(CANARY);
    await press();
    expect([problem(page).slice(0, 40), put]).toEqual(['The files that are attached already (1) ', []]);
  });

  it('says that the mail cannot be read, keeps the text, and reads it again when asked', async () => {
    const { page, type, again, change } = await open();
    await type(CANARY);
    await change(null, 'mail');
    expect(textOf(page)).toContain('Sealcheck couldn’t find out who this mail is to');
    const field = () => document.getElementById('text') as HTMLTextAreaElement;
    expect([field().value, field().readOnly]).toEqual([CANARY, true]);
    control('Try again').focus();
    await click('Try again');
    expect(again).toHaveBeenCalledOnce();
    await change(KEYS);
    expect([field().value, field().readOnly]).toEqual([CANARY, false]);
    expect(document.activeElement, 'the button that had it is gone').toBe(field());
  });

  it('says that the person’s own key could not be looked for, and goes on without it or tries again', async () => {
    const { page, put, type, press, again, change } = await open({
      unread: 'own',
      keys: { ...KEYS, own: null },
    });
    expect(textOf(page)).toContain('Sealcheck couldn’t look for a key of your own.');
    expect(textOf(page)).not.toContain('no key of yours was found');
    control('Try again').focus();
    await click('Try again');
    expect(again).toHaveBeenCalledOnce();
    await change(KEYS);
    expect(document.activeElement?.textContent).toContain('You, too');
    await type(CANARY);
    await press();
    expect(put).toHaveLength(1);
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
