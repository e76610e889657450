/** Renders the page that encrypts, with jobs that end when the test says so. */
import { vi } from 'vitest';
import { Encrypt } from '../../components/encrypt/Encrypt.tsx';
import { takesSealed } from '../../utils/encrypt/field.ts';
import type { Given } from '../../utils/encrypt/from-page.ts';
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { ConfirmMail, Mail } from '../../utils/encrypt/follow.ts';
import type { Named } from '../../utils/encrypt/archive.ts';
import type { Failed } from '../../utils/encrypt/job.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import { act } from 'preact/test-utils';
import { show, textOf } from './setup.ts';

vi.stubGlobal(
  'URL',
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
);

export const file = (name: string, size: number) => new File([new Uint8Array(size)], name);
/** Chooses these files in the file field with this id, as a person would. */
export const choose = (id: string, ...files: readonly File[]) =>
  act(() => {
    const input = document.getElementById(id) as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });

export type Ended<T> = T | Failed;

export const NO_MAIL: Mail = { keys: null, place: null, isAsking: false };
/** Renders the page, and returns it with its mocks and the jobs it started, which the test ends. */
export async function open(
  given: Given | null = null,
  mail = NO_MAIL,
  onConfirm: ConfirmMail = () => Promise.resolve(mail),
) {
  let phrases = 0;
  const stop = vi.fn();
  const busy = vi.fn();
  const back = vi.fn();
  const again = vi.fn(() => Promise.resolve());
  const jobs: {
    files: readonly Named[];
    to: unknown;
    isPage: boolean;
    onRead: (octets: number) => void;
    end: (how: Ended<Made>) => void;
  }[] = [];
  const opens: ((how: Ended<Opened>) => void)[] = [];
  let now = 0;
  const page = await show(
    <Encrypt
      given={given}
      takes={(ending) => given?.offer.places.every(({ accept }) => takesSealed(accept, ending)) === true}
      mail={mail}
      onConfirm={onConfirm}
      onReadAgain={again}
      onBack={back}
      makePassphrase={() => `phrase-${(phrases += 1)}`}
      onSeal={(files, to, isPage, onRead) => {
        let end!: (how: Ended<Made>) => void;
        const ended = new Promise<Ended<Made>>((done) => (end = done));
        jobs.push({ files, to, isPage, onRead, end });
        return { ended, stop };
      }}
      hosts={{ refusing: [listed('Strict Mail')], taking: [listed('A'), listed('B')] }}
      onOpen={() => ({ ended: new Promise((done) => opens.push(done)), stop })}
      onDrop={() => Promise.resolve([])}
      onCopy={() => Promise.resolve(true)}
      onBusy={busy}
      now={() => (now += 2_000)}
    />,
  );
  return { page, jobs, opens, stop, busy, back, again };
}
/** Returns a service as the table has it, sourced from its own published list. */
export const listed = (name: string) => ({
  name,
  source: `https://lists.example/${name}`,
  asOf: '2026-11-29',
});
export const problem = (page: HTMLElement) => textOf(page.querySelector('.problem'));

/** Returns a file chosen in a page whose field accepts these types. */
export const givenBy = (put: Given['put'], accept = ''): Given => {
  const plain = file('a.txt', 3);
  return {
    offer: { host: 'shop.org', places: [{ accept, files: [plain] }] },
    places: [[{ file: plain, path: 'a.txt' }]],
    put,
  };
};
