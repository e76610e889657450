/** Handles chats in the worker. Nobody is asked about them but the person's own BlueBubbles server and lists. */
import { chatScript, SELF_HOSTED_SCRIPT } from '../build/chat-files.ts';
import { KNOWN_CHATS } from '../build/script-names.ts';
import { browser } from '../platform/browser.ts';
import { PAINTED_APP, type ChatBodies, type Sent } from '../requests/chat-bodies.ts';
import { chatSalt, noteChat, recallChat } from '../storage/conversations.ts';
import type { ChatState, Destination } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';
import { chatsAt } from '../data/chats.ts';
import { loadTables } from '../data/large.ts';
import { hashConversation } from '../platform/hash.ts';
import { createQueue } from '../platform/queue.ts';
import type { From, Handlers } from '../messages/receive.ts';
import { actionPolicyOf, isStrict, mayHold } from '../policy/apply.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { noteOpenWindow } from '../storage/tab-reports.ts';
import type { AssessWindow, JudgingContext } from './assess-window.ts';
import { inject, readTable, notifyFrame } from './frames.ts';
import { spellHandles } from './handles.ts';
import { isAppDisabled } from './disabled-apps.ts';
import { isPausedAt } from './paused.ts';

const ENGINE = '/chat.js';
const TABLES = ['chats', 'carriers'] as const;

/** Injects the chat engine if the table names the host, with the adapters of apps whose layout is known. */
export async function injectIntoChats(from: From): Promise<void> {
  await loadTables(['chats'], readTable);
  const apps = chatsAt(from.host).map(({ app }) => app);
  const scripts = apps.filter((app) => KNOWN_CHATS.includes(app)).map((app) => `/${chatScript(app)}`);
  if (apps.length > 0) await inject(from, ...scripts, ENGINE);
}

/** What a page, or a request that it makes, reveals about a conversation. */
interface ShownConversation {
  readonly state: ChatState | null;
  readonly handles?: readonly string[] | undefined;
}

type ChatHandlers = Pick<
  Handlers,
  'inject:chat' | 'list:chats' | 'assess:conversation' | 'note:conversation'
>;

/** Creates the handlers of the messages that the chat engine sends. */
export function createChatHandlers(
  assessWindow: AssessWindow,
  effective: () => Promise<EffectiveSettings>,
  bodies: ChatBodies,
): ChatHandlers {
  const now = () => Date.now();
  // Notifications about one message must not overtake those about the message before.
  const enqueue = createQueue();

  /** Judges one conversation. `isPresent` is given if this is news about it. The report is as the person sees it. */
  const assess = async (
    window: string,
    app: string,
    { state, handles }: ShownConversation,
    from: From,
    isPresent?: () => boolean,
  ) => {
    const { host, scheme, isFramed } = from;
    const place = { scheme, host };
    const subject: Destination = {
      type: 'destination',
      channel: 'chat',
      ...place,
      page: { ...place, isFramed },
      upgraded: false,
      app,
      ...(state === null ? {} : { state }),
    };
    const judge = async ({ id, judging, portsFor }: JudgingContext) => {
      const people = await spellHandles(handles, browser.i18n.getUILanguage());
      return judging.assessChat(id, subject, people, portsFor(judging.chatChecks));
    };
    const news = isPresent && { isPresent };
    const question = {
      window,
      channel: 'chat',
      app,
      tables: TABLES,
      isUnprompted: true,
      judge,
      ...news,
    } as const;
    return assessWindow(question, from);
  };
  const recall = (conversation: string | null, { assessments }: WindowReport) => {
    const level = assessments[0]?.verdict.level;
    return conversation === null || level === undefined ? 'no' : recallChat(conversation, level, now());
  };

  /** Reports on a message sent in an app whose page shows no conversation to scripts: once a week per conversation. */
  const follow = async (
    window: string,
    { conversation, ...sent }: Sent,
    from: From,
    isPresent: () => boolean,
  ) => {
    const { report } = await assess(window, PAINTED_APP, sent, from, isPresent);
    const { host, isPrivate } = from;
    const salt = isPrivate ? null : await chatSalt(host, now());
    const hash = salt === null ? null : await hashConversation(salt, PAINTED_APP, host, conversation);
    const noticed = await recall(hash, report);
    await notifyFrame(from, { window, report, noticed, handles: sent.handles });
    const level = report.assessments[0]?.verdict.level;
    if (noticed === 'no' && hash !== null && level !== undefined)
      await noteChat(hash, { level, isAnswered: false }, now());
  };

  return {
    'inject:chat': (_request, from) => inject(from, `/${SELF_HOSTED_SCRIPT}`, ENGINE),
    async 'list:chats'(_request, from) {
      const { host, isPrivate } = from;
      await loadTables(['chats'], readTable);
      const { settings } = await effective();
      const policy = actionPolicyOf(settings, now());
      const isPaused = await isPausedAt(settings, 'chat', from);
      const rows = chatsAt(host).filter(({ app }) => !isAppDisabled(settings, app));
      return {
        places: rows.map(({ app, paths = [] }) => ({ app, paths })),
        salt: isPrivate ? null : await chatSalt(host, now()),
        mayHold: !isPaused && mayHold(policy, 'chat'),
        isStrict: !isPaused && isStrict(policy, 'chat'),
      };
    },
    async 'assess:conversation'({ window, app, state, handles, conversation }, from) {
      const isPresent = noteOpenWindow(from.tabId, window, from.turn);
      if (app === PAINTED_APP)
        bodies.expect(from.tabId, (sent) => void enqueue(() => follow(window, sent, from, isPresent)));
      const { report } = await assess(window, app, { state, handles }, from);
      return { report, noticed: from.isPrivate ? 'no' : await recall(conversation, report) };
    },
    async 'note:conversation'({ conversation, level, isAnswered }, { isPrivate }) {
      if (!isPrivate) await noteChat(conversation, { level, isAnswered }, now());
      return null;
    },
  };
}
