/** One open conversation's exchange with the worker, and the hold before a message is sent if policy requires it. */
import { mustAsk, mustShow, type Visit } from './chat-notice.ts';
import { needsConfirmation } from '../core/decide.ts';
import { rankOf } from '../core/levels.ts';
import type { Destination, Level } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { nameOf } from '../core/subject.ts';
import { hashConversation } from '../platform/hash.ts';
import { openAnswers } from './answers.ts';
import { holdUntilAnswered } from './holding.ts';
import type { ChatSite, UnaskedReport, NoticeState } from '../messages/protocol.ts';
import { send } from '../messages/send.ts';
import type { ConversationReading } from '../page/chats/read.ts';
import type { OpenChat } from '../page/chats/watch.ts';
import { siteUrl } from '../page/dom/url.ts';
import { openPanel } from './panel.ts';

/** What is shown for a shorter time does not count as seen (ms). */
const SEEN_MS = 2_000;

/** What the chat engine can do with one open conversation. */
export interface ChatSession {
  /** Assesses what the page shows of the conversation, and shows the result, once a week. */
  assess(reading: ConversationReading): Promise<void>;
  /** Assesses it again, because settings changed or the worker must stay awake. */
  repeat(): Promise<void>;
  /** Shows what came to light when a message was sent. */
  correct(news: UnaskedReport): void;
  /** Holds a message if policy requires it. */
  guard(event: Event, release: () => boolean): void;
  /** Whether something is being shown about it now. */
  isShown(): boolean;
  close(): void;
}

/** Starts the exchange about one conversation. `isShown`: it was shown a moment ago, beside a composer that is gone. */
export function openChatSession(chat: OpenChat, site: () => ChatSite, isShown: boolean): ChatSession {
  const { id, app, composer, name, findPlace } = chat;
  let visit: Visit = { noticed: 'no', isShown, hidden: null, answered: null };
  let reading: ConversationReading | null = null;
  /** What the last sent message revealed, for a page that shows nothing itself; the worker may have forgotten it. */
  let sent: Pick<ConversationReading, 'state' | 'handles'> | null = null;
  let report: WindowReport | null = null;
  const answers = openAnswers();
  let isClosed = false;
  let seen: ReturnType<typeof setTimeout> | undefined;

  const levelNow = (): Level | undefined => report?.assessments[0]?.verdict.level;
  const hash = async () => {
    const { salt } = site();
    return salt === null || name === null
      ? null
      : hashConversation(salt, app, siteUrl(document)?.host ?? '', name);
  };
  const note = async (isAnswered: boolean) => {
    const level = levelNow();
    const conversation = level && (await hash());
    if (level && conversation) void send('note:conversation', { conversation, level, isAnswered });
  };
  const answered = () => {
    const one = report?.assessments[0];
    if (!one || one.action === 'block') return;
    visit = { ...visit, answered: one.verdict.level };
    panel.dismiss(nameOf(one.subject));
    if (one.action === 'warn') void note(true);
  };
  const onHidden = () => {
    const one = report?.assessments[0];
    if (one?.action === 'warn') answered();
    // What must be answered is asked when a message is sent, whatever was closed before.
    if (!one || needsConfirmation(one.action)) return;
    visit = { ...visit, hidden: one.verdict.level };
    void note(false);
    void draw();
  };
  const makePanel = () => openPanel(composer, findPlace, { onHidden });
  let panel = makePanel();

  const draw = async () => {
    clearTimeout(seen);
    visit = { ...visit, isShown: report !== null && mustShow(report, visit) };
    if (!report || !visit.isShown) {
      panel.remove();
      return;
    }
    await panel.show(report);
    if (visit.noticed !== 'no') return;
    seen = setTimeout(() => {
      if (document.visibilityState === 'visible') void note(false);
    }, SEEN_MS);
  };
  const take = (one: WindowReport, noticed: NoticeState) => {
    const before = levelNow();
    report = one;
    visit = { ...visit, noticed };
    const level = levelNow();
    // Worse than what was hidden or answered, so it is shown anew.
    if (before && level && rankOf(level) < rankOf(before)) {
      panel.remove();
      panel = makePanel();
    }
    return draw();
  };
  const failed = reportOnNone('failed', id, 'chat');
  const look = async (now: ConversationReading) => {
    const turn = answers.put();
    panel.prepare();
    const { state, handles } = now;
    const more = handles.length > 0 ? { handles } : {};
    const asking = hash().then((conversation) =>
      send('assess:conversation', { window: id, app, state, conversation, ...more }, turn),
    );
    const reply = await asking;
    const isNewest = answers.give(turn, reply?.report ?? null, true);
    if (isNewest && !isClosed) await take(reply?.report ?? failed, reply?.noticed ?? 'no');
  };

  return {
    assess(now) {
      reading = now;
      sent = null;
      return look(now);
    },
    async repeat() {
      if (reading) await look({ ...reading, ...sent });
    },
    correct({ report: one, noticed = 'no', handles = [] }) {
      const subject = one.assessments[0]?.subject as Destination | undefined;
      sent = { state: subject?.state ?? null, handles };
      answers.give(answers.put(), one, true);
      void take(one, noticed);
    },
    guard(event, release) {
      // A person who sends a message beside it has seen it.
      if (visit.isShown && visit.noticed === 'no') void note(false);
      const { mayHold, isStrict } = site();
      const needs = (one: WindowReport) => mustAsk(one, visit);
      if (!mayHold || (report?.state === 'assessed' && !needs(report))) return;
      const answering = { id, key: composer, panel, answers, isStrict, needs };
      void holdUntilAnswered(event, { ...answering, onAnswered: answered, release });
    },
    isShown: () => visit.isShown,
    close() {
      isClosed = true;
      clearTimeout(seen);
      panel.remove();
      void send('close', { window: id });
    },
  };
}
