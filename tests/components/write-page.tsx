/** Renders the page for writing privately, for a mail that the test changes. */
import { vi } from 'vitest';
import { act } from 'preact/test-utils';
import { Write } from '../../components/write/Write.tsx';
import type { DraftKeys, EncryptTo, FoundKey } from '../../utils/core/key.ts';
import type { ConfirmMail, Mail } from '../../utils/encrypt/follow.ts';
import type { Place, Placed, ToMail } from '../../utils/encrypt/text-port.ts';
import { click, show, textOf } from './setup.ts';

export const keyOf = (name: string): FoundKey => ({
  address: `${name}@a.org`,
  fingerprint: `${name} 1234`,
  armored: `armor of ${name}`,
});
export const ANN = keyOf('ann');
export const ME = keyOf('me');
export const KEYS: DraftKeys = {
  site: 'mail.example.org',
  window: '0:w',
  recipients: [
    { address: 'ann@a.org', key: ANN },
    { address: 'dan@a.org', key: null },
  ],
  unreadable: 0,
  own: ME,
};
export const PLACE: Place = {
  from: 'me@a.org',
  hasText: false,
  hasHidden: false,
  attached: 0,
  hasSubject: true,
};
export const CANARY = 'the canary sings at noon';

/** The mail is as shown, but for what has come into it. */
export const withPlace = (more: Partial<Place>) => () =>
  Promise.resolve({ keys: KEYS, place: { ...PLACE, ...more }, isAsking: false });

export interface Given {
  readonly keys?: DraftKeys | null;
  readonly place?: Place | null;
  readonly placed?: Placed;
  readonly ended?: string | { readonly failed: true; readonly unusable?: readonly string[] };
  readonly onConfirm?: ConfirmMail;
  readonly isAsking?: boolean;
  readonly unread?: Mail['unread'];
}
/** Renders the page, and returns it with its mocks, what was encrypted to whom, and what was put into the mail. */
export async function open(given: Given = {}) {
  const { keys = KEYS, place = PLACE, ended = 'ARMOR', isAsking = false } = given;
  const { placed = { text: 'there', subject: 'none' } } = given;
  const { onConfirm = () => Promise.resolve({ keys, place, isAsking: false }) } = given;
  const encrypted: [string, EncryptTo][] = [];
  const put: ToMail[] = [];
  const on = { back: vi.fn(), busy: vi.fn(), again: vi.fn(() => Promise.resolve()) };
  const view = (now: DraftKeys | null, unread: Mail['unread']) => (
    <Write
      keys={now}
      unread={unread}
      onAgain={on.again}
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
  const page = await show(view(keys, given.unread));
  /** Another state of the mail, on the page that is open. */
  const change = (now: DraftKeys | null, unread?: Mail['unread']) => show(view(now, unread));
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
/** Returns what the page says is wrong. */
export const problem = (page: HTMLElement) => textOf(page.querySelector('#write-problem'));
