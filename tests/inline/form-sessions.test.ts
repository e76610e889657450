// @vitest-environment jsdom
/**
 * A page that redraws its forms all day: how many of them are kept, with a worker that only records the messages it
 * gets.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSessions } from '../../utils/inline/form-sessions.ts';
import { ANY_CONTENT } from '../../utils/core/decide.ts';
import type { Reading } from '../../utils/page/forms/read-subject.ts';
import { newSending, unread } from '../../utils/page/forms/sending.ts';
import { reportOf } from '../components/samples.ts';

const READING: Reading = {
  destination: { channel: 'form', scheme: 'http:', host: 'open.shop.org', upgraded: false },
  content: ANY_CONTENT,
};

interface Told {
  readonly name: string;
  readonly request: { readonly window?: string };
}
const told: Told[] = [];
let hear: (message: unknown) => void;

beforeEach(() => {
  told.length = 0;
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'us',
      sendMessage: (one: Told) => {
        told.push(one);
        const value =
          one.name === 'assess:destination' ? reportOf([], { id: one.request.window ?? '' }) : null;
        return Promise.resolve({ ok: true, value });
      },
      onMessage: { addListener: (listener: typeof hear) => (hear = listener) },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const idsOf = (name: string) => told.filter((one) => one.name === name).map(({ request }) => request.window);

/** Draws a form, has it assessed, and removes it unless it `stays`. Resolves to the id of its sending. */
async function tellOfForm(
  sessions: ReturnType<typeof openSessions>,
  stays = false,
  hasFiles = true,
): Promise<string> {
  const form = document.createElement('form');
  document.body.append(form);
  const sending = newSending(form, () => null);
  await sessions.of(sending).assess({ ...READING, content: { ...ANY_CONTENT, hasFiles } });
  if (!stays) form.remove();
  return sending.id;
}

test('of forms without files that are gone three are kept, however often the page draws them anew', async () => {
  const sessions = openSessions();
  const first = await tellOfForm(sessions, true, false);
  const upload = await tellOfForm(sessions);
  const ids: string[] = [];
  for (let count = 0; count < 20; count += 1) ids.push(await tellOfForm(sessions, false, false));
  expect(idsOf('close')).toEqual(ids.slice(0, -3));
  told.length = 0;
  hear({ changed: true });
  await vi.waitFor(() => {
    expect(new Set(idsOf('assess:destination'))).toEqual(new Set([first, upload, ...ids.slice(-3)]));
  });
});

test('of forms that are gone the newest fifty are kept, and of those that are there all', async () => {
  const sessions = openSessions();
  const first = await tellOfForm(sessions, true);
  const ids: string[] = [];
  for (let count = 0; count < 200; count += 1) ids.push(await tellOfForm(sessions));
  expect(new Set(idsOf('close'))).toEqual(new Set(ids.slice(0, -50)));
  told.length = 0;
  hear({ changed: true });
  await vi.waitFor(() => {
    expect(new Set(idsOf('assess:destination'))).toEqual(new Set([first, ...ids.slice(-50)]));
  });
});

test('of forms that are there the ten touched last are kept; an older one is held when it is sent, and known again when touched', async () => {
  const sessions = openSessions();
  const reading = { ...READING, content: { ...ANY_CONTENT, isSensitive: false } };
  const all = Array.from({ length: 12 }, () => {
    const form = document.createElement('form');
    document.body.append(form);
    return newSending(form, () => null);
  });
  for (const one of all) await sessions.of(one).assess(reading);
  const ids = all.map(({ id }) => id);
  expect(idsOf('close')).toEqual(ids.slice(0, 2));
  const send = (sending: (typeof all)[0]) => {
    const event = new Event('submit', { cancelable: true });
    const ended = sessions.of(sending).guard(event, reading, () => true);
    return [event.defaultPrevented, ended !== null];
  };
  const [oldest, newest] = [all[0], all[11]] as [(typeof all)[0], (typeof all)[0]];
  expect(unread.has(oldest.root)).toBe(true);
  expect(send(oldest)).toEqual([true, true]);
  expect(send(newest)).toEqual([false, false]);
});
