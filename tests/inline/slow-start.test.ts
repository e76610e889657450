// @vitest-environment jsdom
/**
 * A browser that has just started on a busy machine, where the worker answers only after many seconds: what a page can
 * do until then, and that it catches up afterwards.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VIEW } from '../../components/inline/view.ts';
import type { Draft } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { openSession } from '../../utils/inline/mail-session.ts';
import { PATIENCE_MS } from '../../utils/page/send/hold.ts';
import { assessmentOf, reportOf } from '../components/samples.ts';

const DRAFT: Draft = {
  sender: { host: 'mail.example.org' },
  recipients: [{ field: 'to', text: '5551234567@vtext.com' }],
  unreadable: 0,
  blind: false,
};
const START_MS = 25_000;
const REPORT: WindowReport = reportOf([], {
  state: 'assessed',
  assessments: [{ ...assessmentOf('exposed'), action: 'warn' }],
});

const draw = vi.fn();
const asked = vi.fn();
const recorded: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  draw.mockReset();
  asked.mockReset();
  recorded.length = 0;
  const started = new Promise((resolve) => setTimeout(resolve, START_MS));
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'us',
      async sendMessage({ name, request }: { name: string; request: { readonly outcome?: string } }) {
        await started;
        if (request.outcome) recorded.push(request.outcome);
        return { ok: true, value: name === 'assess' ? REPORT : null };
      },
    },
  });
  Object.assign(globalThis, {
    [VIEW]: {
      draw,
      say: vi.fn(),
      dress: vi.fn(),
      stand: vi.fn(),
      still: () => Promise.resolve(),
      ask: (_root: Element, { onAnswer }: { readonly onAnswer: (answer: object) => void }) => {
        asked();
        setTimeout(() => {
          onAnswer({ ruling: 'cancel' });
        });
        return { update: vi.fn(), close: vi.fn() };
      },
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a worker that starts slowly', () => {
  const begin = () => {
    const root = document.body.appendChild(document.createElement('form'));
    const session = openSession({ id: 'w', root, adapter: null });
    void session.assess(DRAFT, true);
    const press = () => {
      const release = vi.fn(() => true);
      const event = new Event('click', { cancelable: true });
      session.guard(event, release);
      return { event, release };
    };
    return { press };
  };

  it('holds a mail no longer than a page may wait, lets it go once, and notes it when it has started', async () => {
    const { press } = begin();
    const { event, release } = press();
    expect(event.defaultPrevented).toBe(true);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 100);
    expect(release).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(release).toHaveBeenCalledOnce();
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(START_MS);
    expect(release).toHaveBeenCalledOnce();
    expect(recorded).toEqual(['unasked']);
  });

  it('shows its verdict when it has started, and holds from then on', async () => {
    const { press } = begin();
    await vi.advanceTimersByTimeAsync(START_MS - 1_000);
    expect(draw, 'nothing is said before it is known').not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(draw).toHaveBeenCalled();
    const { release } = press();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveBeenCalledOnce();
    expect(release).not.toHaveBeenCalled();
    expect(recorded).toEqual(['stayed']);
  });
});

describe('a worker that hangs', () => {
  const begin = (hangs: (count: number) => boolean, report: WindowReport) => {
    const put: string[] = [];
    vi.stubGlobal('chrome', {
      runtime: {
        id: 'us',
        sendMessage({ name }: { name: string }) {
          if (name !== 'assess') return Promise.resolve({ ok: true, value: null });
          put.push(name);
          return hangs(put.length)
            ? new Promise(() => undefined)
            : Promise.resolve({ ok: true, value: report });
        },
      },
    });
    const root = document.body.appendChild(document.createElement('form'));
    const session = openSession({ id: 'w', root, adapter: null });
    void session.assess(DRAFT, true);
    return { put, session };
  };

  it('is asked again about a draft of which nothing is known, some seconds later', async () => {
    const { put } = begin((count) => count === 1, REPORT);
    await vi.advanceTimersByTimeAsync(8_000);
    expect([put.length, draw.mock.calls.length]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(draw).toHaveBeenCalled();
    const known = put.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(put.length).toBe(known);
  });

  it('is not asked again where something is known, or the window is gone', async () => {
    const { put } = begin((count) => count === 2, { ...REPORT, pending: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(put.length).toBe(2);
    const gone = begin(() => true, REPORT);
    gone.session.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gone.put.length).toBe(1);
  });
});
