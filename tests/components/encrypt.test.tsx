// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { drawCode } from '../../components/encrypt/qr.ts';
import { type Put } from '../../utils/encrypt/field.ts';
import type { Given } from '../../utils/encrypt/from-page.ts';
import { act } from 'preact/test-utils';
import { click, control, textOf } from './setup.ts';
import { choose, file, givenBy, open, problem } from './encrypt-page.tsx';

describe('the page that encrypts', () => {
  it('makes a passphrase, says how far it is, and keeps the result until it is saved', async () => {
    const { page, jobs, busy } = await open();
    await click('Encrypt');
    expect(problem(page)).toBe('Choose a file first.');
    await choose('files', file('a.txt', 1_200_000), file('b.txt', 800_000));
    expect(problem(page)).toBe('');
    expect(textOf(page.querySelector('[role=status]'))).toBe('Chosen: 2 (2 MB)');
    await click('Make another one');
    await click('Encrypt');
    expect([jobs[0]?.files.length, jobs[0]?.to]).toEqual([2, { passphrase: 'phrase-2' }]);
    expect(busy).toHaveBeenLastCalledWith(true);
    expect(document.activeElement, 'while it works').toBe(control('Cancel'));
    await act(() => jobs[0]?.onRead(500_000));
    expect(textOf(page)).toContain('500 kB of 2 MB');
    expect(textOf(page)).toContain('left');
    await act(async () => {
      jobs[0]?.end({ sealed: { name: 'files.zip.age', blob: new Blob(['x']) }, page: null });
      await Promise.resolve();
    });
    expect(document.activeElement, 'when it is done').toBe(page.querySelector('#sealed'));
    expect(textOf(page.querySelector('.passphrase'))).toBe('phrase-2');
    expect(busy).toHaveBeenLastCalledWith(true);
    await click('Save');
    expect(busy).toHaveBeenLastCalledWith(false);
    const code = page.querySelector<HTMLDetailsElement>('details:has(summary)');
    expect(textOf(code)).toBe('Show as a QR code');
    const turn = (isOpen: boolean) =>
      act(() => {
        if (!code) return;
        code.open = isOpen;
        code.dispatchEvent(new Event('toggle'));
      });
    await turn(true);
    expect(code?.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe(
      'The passphrase as a QR code',
    );
    expect(code?.querySelector('path')?.getAttribute('d')).toBe(drawCode('phrase-2').path);
    await turn(false);
    expect(code?.querySelector('svg')).toBeNull();
    await click('Encrypt other files');
    expect(textOf(page.querySelector('.passphrase'))).not.toBe('phrase-2');
  });

  it.each<[Put, string]>([
    ['there', 'The encrypted file has replaced yours on shop.org. Send it there now.'],
    ['taken', 'shop.org has taken the encrypted file'],
    ['changed', 'The encrypted file isn’t in the page'],
    ['refused', 'shop.org didn’t let Sealcheck replace your file'],
  ])('puts what it made in the place of what was chosen in a page: %s', async (how, words) => {
    let end!: (how: Put) => void;
    const put = vi.fn(() => new Promise<Put>((done) => (end = done)));
    const { page, jobs, busy, back } = await open(givenBy(put));
    expect(textOf(page)).toContain('You chose this on shop.org.');
    await click('Encrypt');
    expect(jobs[0]?.files.map(({ path }) => path)).toEqual(['a.txt']);
    const sealed = { name: 'a.txt.age', blob: new Blob(['x']) };
    await act(async () => {
      jobs[0]?.end({ sealed, page: null });
      await new Promise((done) => setTimeout(done));
    });
    expect(put).toHaveBeenCalledExactlyOnceWith(0, sealed, expect.anything(), expect.anything());
    expect(textOf(page)).toContain('Replacing the files');
    await act(async () => {
      end(how);
      await Promise.resolve();
    });
    expect(textOf(page)).toContain(words);
    expect(page.querySelector('a[download]'), 'it can be saved all the same').not.toBeNull();
    await click('Copy');
    expect(busy).toHaveBeenLastCalledWith(how !== 'there');
    await click('Go to shop.org');
    expect(back).toHaveBeenCalledOnce();
  });

  it('makes one file of each field, with one passphrase, and puts each where its files were', async () => {
    const files = [file('a.txt', 300), file('b.txt', 100)];
    const put = vi.fn((place: number) => Promise.resolve(place === 0 ? 'there' : 'refused'));
    const { page, jobs } = await open({
      offer: { host: 'shop.org', places: files.map((one) => ({ accept: '', files: [one] })) },
      places: files.map((one) => [{ file: one, path: one.name }]),
      put: put as Given['put'],
    });
    expect(textOf(page)).toContain('Each field gets its own encrypted file.');
    await click('Encrypt');
    const end = (nth: number, name: string) =>
      act(async () => {
        jobs[nth]?.end({ sealed: { name, blob: new Blob(['x']) }, page: null });
        await new Promise((done) => setTimeout(done));
      });
    await end(0, 'a.txt.age');
    expect(put, 'none before all are there').not.toHaveBeenCalled();
    await act(() => jobs[1]?.onRead(50));
    expect(textOf(page)).toContain('350 bytes of 400 bytes');
    await end(1, 'b.txt.age');
    expect(jobs.map(({ files: [one], to }) => [one?.path, to])).toEqual([
      ['a.txt', { passphrase: 'phrase-1' }],
      ['b.txt', { passphrase: 'phrase-1' }],
    ]);
    expect(put.mock.calls.map(([place, sealed]: unknown[]) => [place, (sealed as File).name])).toEqual([
      [0, 'a.txt.age'],
      [1, 'b.txt.age'],
    ]);
    expect(textOf(page), 'the worst of both').toContain('didn’t let Sealcheck replace your file');
    expect(page.querySelectorAll('a[download]')).toHaveLength(2);
  });

  it.each([
    ['beside', 1],
    ['by-hand', 0],
  ] as const)('says that the page has dropped files already: %s', async (had, times) => {
    const put = vi.fn(() => Promise.resolve('taken' as const));
    const given = givenBy(put);
    const { page, jobs } = await open({ ...given, offer: { ...given.offer, had } });
    expect(textOf(page.querySelector('.given'))).toContain('already has the unencrypted files');
    await click('Encrypt');
    await act(async () => {
      jobs[0]?.end({ sealed: { name: 'a', blob: new Blob(['x']) }, page: null });
      await new Promise((done) => setTimeout(done));
    });
    expect(put).toHaveBeenCalledTimes(times);
    expect(textOf(page).includes('has taken the encrypted file')).toBe(times > 0);
  });

  it.each([
    ['the field takes no such file', false, 0],
    ['other files were chosen here', true, 1],
  ])('puts nothing into the page where %s', async (_what, isFitting, more) => {
    const put = vi.fn(() => Promise.resolve('there' as const));
    const { page, jobs } = await open(givenBy(put, isFitting ? '' : '.pdf'));
    if (!isFitting) expect(textOf(page)).toContain('shop.org takes only certain files there (.pdf)');
    if (more > 0) await choose('files', file('b.txt', 1));
    await click('Encrypt');
    await act(async () => {
      jobs[0]?.end({ sealed: { name: 'a', blob: new Blob(['x']) }, page: null });
      await new Promise((done) => setTimeout(done));
    });
    expect(put).not.toHaveBeenCalled();
    expect(textOf(page)).toContain('Save it, and send that file');
  });

  it('makes a page for people without a program, with the file for where pages are refused', async () => {
    const { page, jobs } = await open();
    await choose('files', file('a.txt', 3));
    expect(textOf(page)).not.toContain('Strict Mail');
    await act(() => document.getElementById('shape-page')?.click());
    expect(textOf(page)).toContain('By their own lists, these block it: Strict Mail.');
    expect(textOf(page)).toContain('These don’t list it among the files they block: A and B.');
    const links = [...page.querySelectorAll('a')].map((link) => [link.textContent, link.href]);
    expect(links, 'whose list, and of which day').toContainEqual([
      'Strict Mail, as of Nov 29, 2026',
      'https://lists.example/Strict%20Mail',
    ]);
    await click('Encrypt');
    expect(jobs[0]?.isPage).toBe(true);
    const sealed = { name: 'a.txt.age', blob: new Blob(['x']) };
    const end = (isBeside: boolean) =>
      act(async () => {
        jobs.at(-1)?.end({ sealed, page: { ...sealed, name: 'a.txt.age.html', isBeside } });
        await Promise.resolve();
      });
    await end(false);
    const names = (css: string) =>
      [...page.querySelectorAll<HTMLAnchorElement>(css)].map(({ download }) => download);
    expect(names('section > p > a[download]')).toEqual(['a.txt.age.html']);
    expect(names('details a[download]')).toEqual(['a.txt.age']);
    await click('Encrypt other files');
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    await end(true);
    expect(textOf(page)).toContain('save both files, and send both');
    expect(names('section > p > a[download]')).toEqual(['a.txt.age.html', 'a.txt.age']);
  });

  it.each([
    [{ failed: true, path: 'a.txt' } as const, '“a.txt” was changed'],
    [{ failed: true, key: 'age1nobody' } as const, '“age1nobody” isn’t an age key'],
    [{ failed: true } as const, 'That didn’t work'],
  ])('says what went wrong, and lets the person try again: %j', async (how, words) => {
    const { page, jobs, busy } = await open();
    await choose('files', file('a.txt', 3));
    await click('Encrypt');
    await act(async () => {
      jobs[0]?.end(how);
      await Promise.resolve();
    });
    expect(problem(page)).toContain(words);
    expect(busy).toHaveBeenLastCalledWith(false);
    const isGone = 'path' in how;
    expect(page.querySelector('.picked') === null, 'a file that has changed is not kept').toBe(isGone);
    if (isGone) await choose('files', file('a.txt', 4));
    await click('Encrypt');
    expect(jobs.map(({ files }) => files.length)).toEqual([1, 1]);
  });

  it('stops when told to, and encrypts to keys as they are pasted', async () => {
    const { page, jobs, stop } = await open();
    await choose('files', file('a.txt', 3));
    await act(() => {
      const keys = document.getElementById('keys') as HTMLTextAreaElement;
      keys.value = '# public key\nage1one, age1two\n';
      keys.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(page.querySelector('.passphrase')).toBeNull();
    await click('Encrypt');
    expect(jobs[0]?.to).toEqual({ recipients: ['age1one', 'age1two'] });
    await click('Cancel');
    expect(stop).toHaveBeenCalledOnce();
    expect(document.activeElement, 'where one begins anew').toBe(control('Encrypt'));
    expect(control('Encrypt')).toBeTruthy();
  });
});
