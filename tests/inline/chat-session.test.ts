// @vitest-environment jsdom
/** One conversation's messages to the worker: what is shown, what is asked, and what is recorded about it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../components/inline/view.ts';
import type { ChatSite, NoticeState } from '../../utils/messages/protocol.ts';
import { openChatSession } from '../../utils/inline/chat-session.ts';
import type { ConversationReading } from '../../utils/page/chats/read.ts';
import { fakeView, fakeWorker, formInPage, inHand, turnOfLoop, under, type Told } from './stage.ts';

/** Hashes at once; the browser's own function takes time on another thread. */
vi.mock('../../utils/platform/hash.ts', () => ({
  hashConversation: (...parts: readonly string[]) => Promise.resolve(parts.join('|')),
}));

const READING: ConversationReading = { app: 'Acme', state: null, name: 'Ann', handles: [] };
const chatReply = (action: 'inform' | 'warn' | 'block', noticed: NoticeState = 'no', level?: 'unproven') => ({
  report: under(action, { kind: 'chat', id: '0:c1' }, level),
  noticed,
});

let answer: (told: Told) => unknown;
let person: Answer | null;
let site: ChatSite;
let worker: ReturnType<typeof fakeWorker>;
let view: ReturnType<typeof fakeView>;

beforeEach(() => {
  answer = () => chatReply('inform');
  person = { ruling: 'send' };
  site = { places: [], salt: 'salt', mayHold: true, isStrict: false };
  worker = fakeWorker((told) => (told.name === 'assess:conversation' ? answer(told) : null));
  view = fakeView(() => person);
});
afterEach(() => {
  vi.useRealTimers();
});

function begin(isShown = false) {
  const { root: composer, findPlace } = formInPage();
  const chat = { id: 'c1', app: 'Acme', composer, name: 'Ann', isPainted: false, findPlace, root: composer };
  const session = openChatSession(chat as never, () => site, isShown);
  const press = async () => {
    const event = new Event('keydown', { cancelable: true });
    const release = vi.fn(() => true);
    session.guard(event, release);
    for (let turns = 0; turns < 5; turns += 1) await turnOfLoop();
    return { isHeld: event.defaultPrevented, isSent: release.mock.calls.length > 0 };
  };
  return { session, press };
}
const notes = () => worker.named('note:conversation');

describe('what is shown', () => {
  it('an answer about what the page showed before is dropped', async () => {
    const hand = inHand();
    answer = () => hand.wait();
    const { session } = begin();
    void session.assess(READING);
    void session.assess({ ...READING, state: 'sms' });
    await turnOfLoop();
    await hand.give(1, chatReply('warn'));
    await hand.give(0, chatReply('inform'));
    expect(view.drawn.map((one) => one?.report.assessments[0]?.action)).toEqual(['warn']);
  });

  it('what came to light at a sending is not taken back by what was asked before', async () => {
    const hand = inHand();
    answer = () => hand.wait();
    const { session } = begin();
    void session.assess(READING);
    await turnOfLoop();
    session.correct({ window: 'c1', report: under('warn', { id: '0:c1', kind: 'chat' }) });
    await hand.give(0, chatReply('inform'));
    expect(view.last()?.assessments[0]?.action).toBe('warn');
  });

  it('that there is no answer, and not nothing', async () => {
    answer = () => undefined;
    const { session } = begin();
    await session.assess(READING);
    await turnOfLoop();
    expect(view.last()).toMatchObject({ id: 'c1', kind: 'chat', state: 'failed' });
  });

  it('nothing once it is closed, whatever is answered then', async () => {
    const hand = inHand();
    answer = () => hand.wait();
    const { session } = begin();
    void session.assess(READING);
    await turnOfLoop();
    session.close();
    await hand.give(0, chatReply('warn'));
    expect(view.drawn.filter(Boolean)).toEqual([]);
    expect(worker.named('close')).toEqual([{ window: 'c1' }]);
  });

  it('is there again beside a composer that the app has made anew', async () => {
    answer = () => chatReply('inform', 'seen');
    const { session } = begin();
    await session.assess(READING);
    await turnOfLoop();
    expect(view.drawn.filter(Boolean)).toEqual([]);
    const again = begin(true);
    await again.session.assess(READING);
    await turnOfLoop();
    expect(again.session.isShown()).toBe(true);
    expect(view.last()?.state).toBe('assessed');
  });

  it('what a person hid is said anew where it is worse', async () => {
    answer = () => chatReply('inform', 'no', 'unproven');
    const { session } = begin();
    await session.assess(READING);
    await turnOfLoop();
    view.drawn.at(-1)?.onDismiss('any');
    await turnOfLoop();
    expect(session.isShown()).toBe(false);
    answer = () => chatReply('inform');
    await session.repeat();
    await turnOfLoop();
    expect(session.isShown()).toBe(true);
    expect(view.drawn.at(-1)?.dismissed).toEqual(new Set());
  });
});

describe('before a message is sent', () => {
  it('is held where it is to be answered, once for the conversation, and the answer is noted', async () => {
    answer = () => chatReply('warn');
    const { session, press } = begin();
    await session.assess(READING);
    await turnOfLoop();
    expect(await press()).toEqual({ isHeld: true, isSent: true });
    expect(notes().at(-1)).toEqual({
      conversation: 'salt|Acme|localhost:3000|Ann',
      level: 'exposed',
      isAnswered: true,
    });
    expect(await press()).toEqual({ isHeld: false, isSent: false });
  });

  it('is held each time where it is forbidden', async () => {
    answer = () => chatReply('block');
    person = { ruling: 'cancel' };
    const { session, press } = begin();
    await session.assess(READING);
    await turnOfLoop();
    for (let times = 0; times < 2; times += 1) expect(await press()).toEqual({ isHeld: true, isSent: false });
    expect(notes().filter(({ isAnswered }) => isAnswered)).toEqual([]);
  });

  it('is never held where no policy asks for it', async () => {
    site = { ...site, mayHold: false };
    answer = () => chatReply('warn');
    const { session, press } = begin();
    await session.assess(READING);
    expect(await press()).toEqual({ isHeld: false, isSent: false });
  });

  it('counts as seen by who sends next to it', async () => {
    const { session, press } = begin();
    await session.assess(READING);
    await turnOfLoop();
    expect(notes()).toEqual([]);
    await press();
    expect(notes()).toMatchObject([{ level: 'exposed', isAnswered: false }]);
  });

  it('an answer to a question that was under way when the app closed it counts all the same', async () => {
    const hand = inHand();
    answer = () => hand.wait();
    const { session } = begin();
    void session.assess(READING);
    const event = new Event('keydown', { cancelable: true });
    const release = vi.fn(() => true);
    session.guard(event, release);
    expect(event.defaultPrevented).toBe(true);
    await turnOfLoop();
    session.close();
    await hand.give(0, chatReply('inform'));
    expect(release).toHaveBeenCalledOnce();
  });

  it('notes nothing in a private window', async () => {
    site = { ...site, salt: null };
    answer = () => chatReply('warn');
    const { session, press } = begin();
    await session.assess(READING);
    await turnOfLoop();
    expect(await press()).toEqual({ isHeld: true, isSent: true });
    expect(notes()).toEqual([]);
  });
});
