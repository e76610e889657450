// @vitest-environment jsdom
/** The chat engine, with a worker that only records the messages it gets. */
import { CHAT_ADAPTERS } from '../../utils/adapters/chats/index.ts';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoticeState } from '../../utils/messages/protocol.ts';
import type { Action, Level } from '../../utils/core/model.ts';
import { VIEW, type ViewProps } from '../../components/inline/view.ts';
import { reportOf } from '../components/samples.ts';

/** Hashes at once; the browser's own function takes time on another thread. */
vi.mock('../../utils/platform/hash.ts', () => ({
  hashConversation: (...parts: readonly string[]) =>
    Promise.resolve(createHash('sha256').update(parts.join()).digest('hex')),
}));

const SECRET = 'meet me at the old mill';
const page = (history: string) =>
  `<h2 data-e2e-header-title>Ann Example</h2><main id="list">${history}<div data-e2e-message-outgoing="true" data-e2e-message-rcs="false">${SECRET}</div></main>
   <mws-message-compose><textarea></textarea><button data-e2e-send-text-button>Send</button></mws-message-compose>`;

interface Told {
  readonly name: string;
  readonly request: Readonly<Record<string, unknown>>;
}
const told: Told[] = [];
const drawn: (ViewProps | null)[] = [];
let worker: { level: Level; action: Action; noticed: NoticeState; salt: string | null; mayHold: boolean };
let news: (message: unknown) => void;
let life: AbortController;

function answerTo({ name, request }: Told): unknown {
  const { level, action, noticed, salt, mayHold } = worker;
  if (name === 'list:chats')
    return { places: [{ app: 'Google Messages', paths: [] }], salt, mayHold, isStrict: false };
  if (name !== 'assess:conversation') return null;
  const report = reportOf([level], { kind: 'chat', id: String(request.window) });
  return {
    report: { ...report, assessments: report.assessments.map((one) => ({ ...one, action })) },
    noticed,
  };
}
const named = (name: string) => told.filter((one) => one.name === name).map(({ request }) => request);
const last = () => drawn.at(-1);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function start(html = page('')): Promise<void> {
  document.body.innerHTML = html;
  vi.resetModules();
  const { startChats } = await import('../../utils/inline/chat-engine.ts');
  await startChats(life.signal);
  await vi.waitFor(async () => {
    await pass(500);
    expect(named('assess:conversation').length).toBeGreaterThan(0);
  });
  await pass(500);
}

beforeEach(() => {
  (globalThis as Record<symbol, unknown>)[Symbol.for('sealcheck.chats')] = CHAT_ADAPTERS;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  life = new AbortController();
  told.length = 0;
  drawn.length = 0;
  worker = { level: 'exposed', action: 'inform', noticed: 'no', salt: 'salt', mayHold: false };
  Element.prototype.checkVisibility = () => true;
  (globalThis as Record<symbol, unknown>)[VIEW] = {
    dress: () => undefined,
    still: () => Promise.resolve(),
    stand: () => () => undefined,
    draw: (_root: Element, props: ViewProps | null) => drawn.push(props),
  };
  vi.stubGlobal('chrome', {
    runtime: {
      sendMessage: (message: Told) => {
        told.push(message);
        return Promise.resolve({ ok: true, value: answerTo(message) });
      },
      id: 'sealcheck',
      onMessage: { addListener: (listener: typeof news) => (news = listener) },
    },
  });
});
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the engine of chats', () => {
  it('says what the worker makes of the conversation, and notes that it was seen', async () => {
    await start();
    expect(last()?.report.assessments[0]?.verdict.level).toBe('exposed');
    expect(named('note:conversation')).toEqual([]);
    await pass(2_000);
    const conversation = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    expect(named('note:conversation')).toEqual([{ conversation, level: 'exposed', isAnswered: false }]);
  });

  it('tells the worker nothing of what is written, of names, or of ids', async () => {
    history.replaceState(null, '', '/web/conversations/conversation-id-77');
    await start();
    const field = document.querySelector('textarea') as HTMLTextAreaElement;
    field.value = SECRET;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    document.getElementById('list')?.append(SECRET);
    await pass(5_000);
    const all = JSON.stringify(told);
    expect(all).not.toContain(SECRET);
    expect(all).not.toMatch(/Ann|conversation-id|mill/);
    expect(named('assess:conversation').length).toBeGreaterThan(0);
    history.replaceState(null, '', '/');
  });

  it('hands numbers of the other side on, and no other text', async () => {
    await start(page('').replace('Ann Example', 'Ann Example, (555) 123-4567'));
    expect(named('assess:conversation').at(-1)?.handles).toEqual(['(555) 123-4567']);
  });

  it('shows nothing of what was seen this week', async () => {
    worker.noticed = 'seen';
    await start();
    expect(last() ?? null).toBe(null);
    expect(named('note:conversation')).toEqual([]);
  });

  it('notes nothing in a private window', async () => {
    worker.salt = null;
    await start();
    await pass(5_000);
    expect(named('assess:conversation')[0]?.conversation).toBe(null);
    expect(named('note:conversation')).toEqual([]);
    expect(last()?.report.state).toBe('assessed');
  });

  it('hides what the person hides, and says it anew when it is worse', async () => {
    worker.level = 'transport';
    await start();
    const props = last();
    props?.onDismiss('any');
    await pass(10);
    expect(last()).toBe(null);
    worker.level = 'exposed';
    document
      .getElementById('list')
      ?.insertAdjacentHTML(
        'beforeend',
        '<div data-e2e-message-outgoing="true" data-e2e-message-rcs="true"></div>',
      );
    await pass(1_000);
    expect(last()?.report.assessments[0]?.verdict.level).toBe('exposed');
  });

  it('takes what came to light at the sending for its own window only', async () => {
    await start();
    const { window } = named('assess:conversation')[0] as { window: string };
    const report = reportOf(['end-to-end'], { kind: 'chat' });
    news({ window: 'another', report, noticed: 'no' });
    await pass(10);
    expect(last()?.report.assessments[0]?.verdict.level).toBe('exposed');
    news({ window, report, noticed: 'no' });
    await pass(10);
    expect(last()?.report.assessments[0]?.verdict.level).toBe('end-to-end');
  });

  it('asks again for what the last message told, and for no message before it', async () => {
    await start();
    const { window } = named('assess:conversation')[0] as { window: string };
    const sent = (state: string, handle: string) => {
      const [one] = reportOf(['exposed'], { kind: 'chat' }).assessments;
      const subject = { ...one?.subject, type: 'destination', channel: 'chat', state };
      const report = { ...reportOf(['exposed'], { kind: 'chat' }), assessments: [{ ...one, subject }] };
      news({ window, report, noticed: 'no', handles: [handle] });
    };
    const again = async () => {
      news({ changed: true });
      await pass(500);
      return named('assess:conversation').at(-1);
    };
    sent('imessage', '+15551234567');
    expect(await again()).toMatchObject({ state: 'imessage', handles: ['+15551234567'] });
    sent('sms', '+15559876543');
    expect(await again()).toMatchObject({ state: 'sms', handles: ['+15559876543'] });
    expect(await again()).toMatchObject({ state: 'sms', handles: ['+15559876543'] });
  });

  it('says that it has no answer, not nothing', async () => {
    vi.stubGlobal('chrome', {
      ...chrome,
      runtime: {
        ...chrome.runtime,
        sendMessage: (message: Told) => {
          told.push(message);
          const isOf = message.name !== 'assess:conversation';
          return Promise.resolve(
            isOf ? { ok: true, value: answerTo(message) } : { ok: false, error: 'internal' },
          );
        },
      },
    });
    await start();
    expect(last()?.report.state).toBe('failed');
  });
});
