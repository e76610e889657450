// @vitest-environment jsdom
/**
 * How long a person's answer about a mail holds, with a worker that says what it is told to and a view that answers.
 */
import { beforeEach, expect, it, vi } from 'vitest';
import { VIEW } from '../../components/inline/view.ts';
import type { Draft } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { openSession } from '../../utils/inline/mail-session.ts';
import { assessmentOf, reportOf } from '../components/samples.ts';

const DRAFT: Draft = {
  sender: { host: 'mail.example.org' },
  recipients: [{ field: 'to', text: '5551234567@vtext.com' }],
  unreadable: 0,
  blind: false,
};
const under = (action: 'warn' | 'block'): WindowReport =>
  reportOf([], { state: 'assessed', assessments: [{ ...assessmentOf('exposed'), action }] });

let says: WindowReport;
let asked: number;

beforeEach(() => {
  asked = 0;
  says = under('warn');
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'us',
      sendMessage: ({ name }: { readonly name: string }) =>
        Promise.resolve({ ok: true, value: name === 'assess' ? says : null }),
    },
  });
  Object.assign(globalThis, {
    [VIEW]: {
      draw: vi.fn(),
      say: vi.fn(),
      // Nothing is drawn: the test only looks at the questions.
      dress: vi.fn(),
      stand: vi.fn(),
      still: () => Promise.resolve(),
      ask: (_root: Element, { onAnswer }: { readonly onAnswer: (answer: object) => void }) => {
        asked += 1;
        setTimeout(() => {
          onAnswer({ ruling: says.assessments[0]?.action === 'block' ? 'cancel' : 'send' });
        });
        return { update: vi.fn(), close: vi.fn() };
      },
    },
  });
});

function begin() {
  const root = document.body.appendChild(document.createElement('form'));
  const session = openSession({ id: 'w', root, adapter: null });
  const press = async () => {
    const event = new Event('click', { cancelable: true });
    const before = asked;
    const release = vi.fn(() => true);
    session.guard(event, release);
    if (event.defaultPrevented)
      await vi.waitFor(() => {
        expect(asked).toBeGreaterThan(before);
      });
    await new Promise((done) => setTimeout(done, 20));
    return { isHeld: event.defaultPrevented, isSent: release.mock.calls.length > 0 };
  };
  return { session, press };
}

it('an answer holds while draft and verdict are as they were', async () => {
  const { session, press } = begin();
  await session.assess(DRAFT, true);
  expect(await press()).toEqual({ isHeld: true, isSent: true });
  expect(await press()).toEqual({ isHeld: false, isSent: false });
  await session.assess({ ...DRAFT }, true);
  expect(await press()).toEqual({ isHeld: true, isSent: true });
});

it('an answer holds for two minutes, and keeps nothing of the page so long', async () => {
  const { session, press } = begin();
  await session.assess(DRAFT, true);
  const set = vi.spyOn(globalThis, 'setTimeout');
  await press();
  const long = set.mock.calls.map(([, wait = 0]) => wait).filter((wait) => wait > 10_000);
  expect(long, 'a timer would keep the window').toEqual([]);
  const later = performance.now() + 119_000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => later);
  expect((await press()).isHeld).toBe(false);
  clock.mockImplementation(() => later + 2_000);
  expect((await press()).isHeld).toBe(true);
  vi.restoreAllMocks();
});

it('an answer to a warning is none to a policy that forbids it by then', async () => {
  const { session, press } = begin();
  await session.assess(DRAFT, true);
  await press();
  says = under('block');
  await session.repeat();
  expect(await press()).toEqual({ isHeld: true, isSent: false });
});

it('an answer is none to what is found out later', async () => {
  const { session, press } = begin();
  await session.assess(DRAFT, true);
  await press();
  says = reportOf([], {
    state: 'assessed',
    assessments: [{ ...assessmentOf('undeliverable'), action: 'warn' }, ...under('warn').assessments],
  });
  await session.repeat();
  expect((await press()).isHeld).toBe(true);
});
