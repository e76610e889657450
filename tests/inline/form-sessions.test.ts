// @vitest-environment jsdom
/** A page that draws its forms anew all day: what is kept of them, with a worker that only notes what it is told. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSessions } from '../../utils/inline/form-sessions.ts';
import { ANY_CONTENT } from '../../utils/core/decide.ts';
import type { Reading } from '../../utils/page/forms/read-subject.ts';
import { newSending } from '../../utils/page/forms/sending.ts';
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

/** A form is drawn and told of, and taken away unless it `stays`. */
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
