// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { EncryptTo, FoundKey } from '../../utils/core/key.ts';
import type { Mail } from '../../utils/encrypt/follow.ts';
import { act } from 'preact/test-utils';
import { click, textOf } from './setup.ts';
import { choose, file, givenBy, NO_MAIL, open, problem } from './encrypt-page.tsx';

describe('files for the people of a mail', () => {
  const keyOf = (name: string): FoundKey => ({
    address: `${name}@a.org`,
    fingerprint: `${name} 1234`,
    armored: name,
  });
  const [ANN, ME] = [keyOf('ann'), keyOf('me')];
  const recipients = [{ address: 'ann@a.org', key: ANN }];
  const keys = { site: 'mail.example.org', window: '0:w', recipients, unreadable: 0, own: ME };
  const MAIL: Mail = {
    keys,
    place: { from: 'me@a.org', hasText: false, hasHidden: false, attached: 0, hasSubject: true },
    isAsking: false,
  };
  const DAN = { address: 'dan@a.org', key: null };
  const without: Mail = { ...MAIL, keys: { ...keys, recipients: [...recipients, DAN] } };
  const settle = () => act(() => new Promise((done) => setTimeout(done)));
  const checked = () => document.querySelector<HTMLInputElement>('[name=lock]:checked')?.value;

  it('are encrypted to the keys that are shown, and the person’s own; no passphrase is made of', async () => {
    const { page, jobs, busy } = await open(null, MAIL);
    expect(checked()).toBe('keys');
    expect([...page.querySelectorAll('.fingerprint')].map(textOf)).toEqual(['ann 1234', 'me 1234']);
    expect(page.querySelector('.passphrase, [name=shape], #keys')).toBeNull();
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    await settle();
    expect(jobs[0]?.to).toEqual({ keys: [ANN, ME], isHidden: false });
    await act(async () => {
      jobs[0]?.end({ sealed: { name: 'a.txt.gpg', blob: new Blob(['x']) }, page: null });
      await Promise.resolve();
    });
    expect(textOf(page)).toContain('Only the owners of these keys can open it: ann@a.org and me@a.org.');
    expect(page.querySelector('.passphrase')).toBeNull();
    await click('Save');
    expect(busy).toHaveBeenLastCalledWith(false);
  });

  it('are encrypted once, however often the button is pressed while the recipients are read again', async () => {
    const { jobs } = await open(null, MAIL);
    await choose('files', file('a.txt', 3));
    const button = [...document.querySelectorAll('button')].find((one) => textOf(one) === 'Encrypt');
    button?.click();
    button?.click();
    await settle();
    expect(jobs).toHaveLength(1);
  });

  it('can still be encrypted with a passphrase where the mail cannot be read, which is said', async () => {
    const { page, jobs, again } = await open(null, { ...NO_MAIL, unread: 'mail' });
    expect(problem(page)).toContain('Sealcheck couldn’t find out who this mail is to');
    await click('Try again');
    expect(again).toHaveBeenCalledOnce();
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    expect(jobs[0]?.to).toEqual({ passphrase: 'phrase-1' });
  });

  it('hide who can open them where it is not known whether there is a Bcc', async () => {
    const { jobs } = await open(null, { ...MAIL, place: null });
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    await settle();
    expect((jobs[0]?.to as EncryptTo).isHidden).toBe(true);
  });

  it('have a passphrase at first where somebody has no key, and who that is can be seen', async () => {
    const { page } = await open(null, without);
    expect(checked()).toBe('passphrase');
    expect(page.querySelector('.passphrase')).not.toBeNull();
    await act(() => document.getElementById('lock-keys')?.click());
    expect(textOf(page.querySelector('.without .people'))).toBe('dan@a.org');
    expect(page.querySelector('.passphrase')).toBeNull();
  });

  it('are not encrypted to others than are shown, and a key that is no more is named', async () => {
    const changed = await open(null, MAIL, () => Promise.resolve(null));
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    await settle();
    expect([problem(changed.page), changed.jobs.length]).toEqual([
      'The recipients or their keys have changed. Look at the list again, then press the button once more.',
      0,
    ]);
    const { page, jobs } = await open(null, MAIL);
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    await settle();
    await act(async () => {
      jobs[0]?.end({ failed: true, unusable: ['ann@a.org'] });
      await Promise.resolve();
    });
    expect(problem(page)).toContain('The key of ann@a.org can');
  });

  it('wait for the own key that is still being looked for, and hide who can open them as the mail is by then', async () => {
    const confirmed = Promise.withResolvers<Mail>();
    const asking = await open(null, { ...MAIL, isAsking: true }, () => confirmed.promise);
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    expect([problem(asking.page), asking.jobs.length]).toEqual(['', 0]);
    await act(async () => {
      confirmed.resolve({
        ...MAIL,
        place: { from: null, hasText: false, attached: 0, hasSubject: false, hasHidden: true },
      });
      await new Promise((done) => setTimeout(done));
    });
    expect(asking.jobs.map(({ to }) => (to as EncryptTo).isHidden)).toEqual([true]);
  });

  it('take the place of what was chosen in a page only where that takes them', async () => {
    const put = vi.fn(() => Promise.resolve('there' as const));
    const { page } = await open(givenBy(put, '.age'), MAIL);
    expect(textOf(page)).toContain('takes only certain files there');
    await act(() => document.getElementById('lock-passphrase')?.click());
    expect(textOf(page)).not.toContain('takes only certain files there');
    const other = await open(givenBy(put, '.gpg'), MAIL);
    await act(() => document.getElementById('lock-keys')?.click());
    await click('Encrypt');
    await settle();
    await act(async () => {
      other.jobs[0]?.end({ sealed: { name: 'a.txt.gpg', blob: new Blob(['x']) }, page: null });
      await new Promise((done) => setTimeout(done));
    });
    expect(put).toHaveBeenCalledOnce();
    expect(other.busy, 'nothing is left to be kept').toHaveBeenLastCalledWith(false);
  });
});
