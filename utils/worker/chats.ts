/** What the worker does for chats. Nobody is asked about them but the person's own BlueBubbles server and lists. */
import { chatScript, SELF_HOSTED_SCRIPT } from '../build/chat-files.ts';
import { browser } from '../platform/browser.ts';
import { PAINTED_APP, type ChatBodies, type Sent } from '../requests/chat-bodies.ts';
import { chatSalt, noteChat, recallChat } from '../storage/conversations.ts';
import type { ChatState, Destination } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';
import { chatsAt } from '../data/chats.ts';
import { loadTables } from '../data/large.ts';
import { hashConversation } from '../platform/hash.ts';
import { createTurns } from '../platform/queue.ts';
import type { From, Handlers } from '../messages/receive.ts';
import { actionPolicyOf, isStrict, mayHold } from '../policy/apply.ts';
import type { InForce } from '../policy/in-force.ts';
import { rulesFor, shown } from '../assess/under-policy.ts';
import { notePresent, orderOf, orderOfNews, type Order } from '../storage/tab-reports.ts';
import { readSnoozes } from '../storage/snoozes.ts';
import { bring, idOf, readTable, tell } from './frames.ts';
import { spellHandles } from './handles.ts';
import { loadJudging } from './facts.ts';
import type { LookupsFor } from './lookups.ts';
import { isOff, noteWhereKept, nothing } from './off.ts';
import { keepTold } from './told.ts';

const ENGINE = '/chat.js';

/** Brings the engine of chats where the table names the host. */
export async function bringToChats(from: From): Promise<void> {
  await loadTables(['chats'], readTable);
  const scripts = chatsAt(from.host).map(({ app }) => `/${chatScript(app)}`);
  if (scripts.length > 0) await bring(from, ...scripts, ENGINE);
}

/** What a page, or a request that it makes, shows of a conversation. */
interface Shown {
  readonly state: ChatState | null;
  readonly handles?: readonly string[] | undefined;
}

type ChatHandlers = Pick<Handlers, 'chat' | 'chats' | 'conversation' | 'noticed'>;

/** The handlers of the messages that the engine of chats sends. */
export function createChatHandlers(
  lookupsFor: LookupsFor,
  inForce: () => Promise<InForce>,
  bodies: ChatBodies,
): ChatHandlers {
  const now = () => Date.now();
  const language = () => browser.i18n.getUILanguage();
  // What is told of a message must not be overtaken by what is told of the one before.
  const inTurn = createTurns();

  /** Judges one conversation, keeps the report for popup and badge, and returns it as a person sees it. */
  const assess = async (
    window: string,
    app: string,
    { state, handles }: Shown,
    from: From,
    order: Order | null,
  ) => {
    const { frameId, host, scheme, isFramed } = from;
    const id = idOf(window, frameId);
    const judging = await loadJudging(await inForce());
    await judging.loadTables(['chats', 'carriers'], readTable);
    const { settings } = await inForce();
    if (isOff(settings, app)) return nothing(id, 'chat');
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
    const people = await spellHandles(handles, language());
    const lookups = await lookupsFor({ ...from, isUnasked: true });
    const policy = judging.policyPorts<Destination>(
      settings,
      now(),
      await readSnoozes(now(), from.isPrivate),
    );
    const ports = { checks: judging.chatChecks, lookups, ...policy };
    const full = await judging.assessChat(id, subject, people, ports);
    const rules = rulesFor(settings, 'chat', now(), language());
    const report = shown(full, rules);
    void noteWhereKept(settings, full, from, now());
    void keepTold(from, report, order, { adapter: app, now: now() });
    return report;
  };
  const recall = (conversation: string | null, { assessments }: WindowReport) => {
    const level = assessments[0]?.verdict.level;
    return conversation === null || level === undefined ? 'no' : recallChat(conversation, level, now());
  };

  /** A message was sent in a page that shows nothing: how it went is told, once a week and conversation. */
  const follow = async (window: string, { conversation, ...sent }: Sent, from: From) => {
    const report = await assess(window, PAINTED_APP, sent, from, orderOfNews(from.tabId, window));
    const { host, isPrivate } = from;
    const salt = isPrivate ? null : await chatSalt(now());
    const hash = salt === null ? null : await hashConversation(salt, PAINTED_APP, host, conversation);
    const noticed = await recall(hash, report);
    await tell(from, { window, report, noticed, handles: sent.handles });
    const level = report.assessments[0]?.verdict.level;
    if (noticed === 'no' && hash !== null && level !== undefined)
      await noteChat(hash, { level, isAnswered: false }, now());
  };

  return {
    chat: (_request, from) => bring(from, `/${SELF_HOSTED_SCRIPT}`, ENGINE),
    async chats(_request, { host, isPrivate }) {
      await loadTables(['chats'], readTable);
      const { settings } = await inForce();
      const policy = actionPolicyOf(settings, now());
      const rows = chatsAt(host).filter(({ app }) => !isOff(settings, app));
      return {
        places: rows.map(({ app, paths = [] }) => ({ app, paths })),
        salt: isPrivate ? null : await chatSalt(now()),
        mayHold: mayHold(policy, 'chat'),
        isStrict: isStrict(policy, 'chat'),
      };
    },
    async conversation({ window, app, state, handles, conversation }, from) {
      if (app === PAINTED_APP)
        bodies.expect(from.tabId, (sent) => void inTurn(() => follow(window, sent, from)));
      notePresent(from.tabId, window, from.turn);
      const report = await assess(window, app, { state, handles }, from, orderOf(from.turn));
      return { report, noticed: from.isPrivate ? 'no' : await recall(conversation, report) };
    },
    async noticed({ conversation, level, isAnswered }, { isPrivate }) {
      if (!isPrivate) await noteChat(conversation, { level, isAnswered }, now());
      return null;
    },
  };
}
