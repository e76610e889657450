/** Handles each message in the worker. */
import { browser } from '../platform/browser.ts';
import { appFile } from '../build/adapter-files.ts';
import { APPS_AT } from '../build/script-names.ts';
import { snoozeOf } from '../core/snooze.ts';
import { nameOf } from '../core/subject.ts';
import { readPackageText } from '../lookups/package-tables.ts';
import { sha256 } from '../platform/hash.ts';
import { MAIL_TABLES } from '../data/large.ts';
import type { From, Handlers } from '../messages/receive.ts';
import { notePickers } from '../page/forms/channel.ts';
import { hookPickers } from '../page/guards/picker-hook.ts';
import { noteDecision, trimJournal } from '../storage/journal.ts';
import { senderUnder } from '../policy/apply.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { triggersAt } from '../policy/triggers.ts';
import { isWithin } from '../core/within.ts';
import { writeClaims } from '../contacts/store.ts';
import { readTabReport } from '../storage/tab-reports.ts';
import type { ChatBodies } from '../requests/chat-bodies.ts';
import { addSnooze, dropSnooze } from '../storage/snoozes.ts';
import { hideTips, takeTip } from '../storage/tips.ts';
import type { Uploads } from '../requests/uploads.ts';
import { createAssessWindow, type JudgingContext } from './assess-window.ts';
import { injectIntoChats, createChatHandlers } from './chats.ts';
import { createDestinationHandlers } from './destinations.ts';
import { joinIn } from './copies.ts';
import { createDraftKeys } from './draft-keys.ts';
import { inject, injectPress, idOf } from './frames.ts';
import { notifyTab } from './changes.ts';
import { forgetFailures, type LookupsFor } from './lookups.ts';
import { isPausedAt } from './paused.ts';
import { openQuestion } from './question.ts';
import { createTrial } from './trial.ts';
import { trustIn } from './trust.ts';
import { openWelcome } from './welcome.ts';

/** File names of the scripts that are injected only when needed. */
const ENGINE = '/webmail.js';
const TOUCH = '/touch.js';
const STAND = '/stand.js';
const VIEW = '/view.js';
const CARD = '/card.js';
const FORMS = '/forms.js';
const TIPS = '/tips.js';
const WAYS = '/ways.js';
const MISSED = '/missed.js';

/** Stands for the host if a mail comes from a frame that belongs to no site: no service has this name. */
const NOBODY = 'about:blank';

/** Makes the page report its file pickers, over a channel that it cannot guess. The listener is injected first. */
async function hook({ tabId, frameId }: From): Promise<void> {
  const run = { target: { tabId, frameIds: [frameId] }, args: [crypto.randomUUID()] as [string] };
  await Promise.all([
    browser.scripting.executeScript({ ...run, func: notePickers }),
    browser.scripting.executeScript({ ...run, world: 'MAIN', func: hookPickers }),
  ]);
}

/** Returns the script with a host's adapter (the mail guard runs there), or else the self-hosted products' marks. */
function adaptersFor(host: string): string {
  const app = Object.hasOwn(APPS_AT, host) ? APPS_AT[host] : undefined;
  return `/adapters/${app === undefined ? 'self-hosted.js' : appFile(app)}`;
}

/** Creates the handlers over these lookups. */
export function createHandlers(
  lookupsFor: LookupsFor,
  { uploads, bodies }: { readonly uploads: Uploads; readonly bodies: ChatBodies },
  effective: () => Promise<EffectiveSettings>,
): Handlers {
  const assessWindow = createAssessWindow(lookupsFor, effective);
  const triggersIn = async (from: From) => {
    const { settings } = await effective();
    const { host, hasOpaqueOrigin } = from;
    const at = { host: hasOpaqueOrigin ? NOBODY : host, ...trustIn(settings, from, null) };
    return triggersAt(settings, at).map(({ text, place, sender }) => ({ text, place, sender }));
  };
  return {
    ...createChatHandlers(assessWindow, effective, bodies),
    ...createDestinationHandlers(assessWindow, uploads),
    ...createTrial(lookupsFor, effective),
    ...createDraftKeys(lookupsFor, effective),
    async assess({ window, adapter, draft, depth, isActed }, from) {
      const judge = ({ id, judging, settings, portsFor }: JudgingContext) => {
        const host = from.hasOpaqueOrigin ? NOBODY : from.host;
        const app = adapter === null ? {} : { app: adapter };
        const told = { ...draft.sender, ...app, host, ...trustIn(settings, from, adapter) };
        const own = { ...draft, sender: senderUnder(settings, told, draft.isTriggered) };
        return judging.assessDraft(id, own, depth, portsFor(judging.checks));
      };
      const base = { window, channel: 'email', app: adapter, depth, tables: MAIL_TABLES } as const;
      const { report } = await assessWindow({ ...base, isUnprompted: isActed !== true, judge }, from);
      return report;
    },
    async record({ window, outcome, reason }, { tabId, frameId, host, isPrivate, turn }) {
      const report = await readTabReport(tabId);
      const about = report?.windows.find(({ id }) => id === idOf(window, frameId));
      const at = Date.now();
      const { journalDays } = (await effective()).settings;
      if (!about || isPrivate || journalDays.value === 0) return null;
      const told = { at, site: host, outcome, ...(reason === undefined ? {} : { reason }) };
      await noteDecision(about, told, turn);
      await trimJournal(journalDays.value, at);
      return null;
    },
    async snooze({ window, name, isUndone }, { tabId, frameId, isPrivate }) {
      const report = await readTabReport(tabId);
      const about = report?.windows.find(({ id }) => id === idOf(window, frameId));
      const one = about?.assessments.find(({ subject }) => nameOf(subject) === name);
      const days = (await effective()).settings.snoozeDays.value;
      const now = Date.now();
      const made = one && snoozeOf(one.subject, one.verdict, now, days);
      if (made && isUndone) await dropSnooze(made, now);
      else if (made && one.action === 'warn' && days > 0) await addSnooze(made, now, isPrivate);
      return null;
    },
    async claim({ window, handle, means, holds }, { tabId, frameId, isPrivate }) {
      const report = await readTabReport(tabId);
      const about = report?.windows.find(({ id }) => id === idOf(window, frameId));
      const isNamed = about?.assessments.some(({ verdict }) =>
        verdict.evidence.some((one) => one.handle === handle),
      );
      if (isNamed && !isPrivate)
        await writeClaims([{ handle, [means]: holds, asOf: new Date().toISOString().slice(0, 10) }]);
      return null;
    },
    async retry({ tab }, { tabId, frameId, host }) {
      await forgetFailures().catch(console.error);
      // A page can only have its own tab notified.
      const isOwn = host === browser.runtime.id && frameId === 0;
      await notifyTab(isOwn && tab !== undefined ? tab : tabId);
      return null;
    },
    ask: openQuestion,
    open: openWelcome,
    async 'inject:view'(_request, from) {
      await inject(from, STAND, VIEW);
      // Not awaited: it matters only once a question was answered.
      void joinIn(from).catch(() => undefined);
      return true;
    },
    'inject:card': (_request, from) => inject(from, CARD),
    async 'inject:touch'(_request, from) {
      await inject(from, TOUCH);
      await injectIntoChats(from);
      return true;
    },
    'inject:tips': (_request, from) => inject(from, TIPS),
    async tip({ what }, from) {
      const { host, isPrivate } = from;
      if (what === 'ask') {
        const { settings } = await effective();
        return settings.tips.value && !(await isPausedAt(settings, 'form', from)) && takeTip(host);
      }
      await hideTips(host, isPrivate);
      return false;
    },
    async 'inject:compose'(_request, from) {
      const named = (await effective()).settings.extraHosts.value.find(({ host }) =>
        isWithin(from.host, host),
      );
      // If the named app's adapter is missing, the known ones still serve.
      if (named)
        await inject(from, `/adapters/${appFile(named.app)}`, MISSED).catch(() =>
          inject(from, adaptersFor(from.host)),
        );
      else await inject(from, adaptersFor(from.host));
      // Injected before the engine, which reads the draft at once. If this fails, the engine runs without it.
      const { length } = await triggersIn(from);
      if (length > 0) await inject(from, WAYS).catch(console.error);
      return inject(from, ENGINE);
    },
    'inject:adapter': ({ app }, from) => inject(from, `/adapters/${appFile(app)}`),
    'inject:press': (_request, from) => injectPress(from),
    'inject:ways': (_request, from) => inject(from, WAYS),
    'list:triggers': (_request, from) => triggersIn(from),
    'inject:texts': (_request, from) => inject(from, '/texts.js'),
    async 'inject:pickers'(_request, from) {
      uploads.expect(from.tabId);
      await Promise.all([hook(from), inject(from, FORMS)]);
      return true;
    },
    async 'inject:sealed'(_request, from) {
      await inject(from, '/sealed.js');
      // Without the template, no page counts as one of our self-opening ones.
      return readPackageText('/reader.txt').then(sha256, () => null);
    },
    'inject:forms'(_request, from) {
      uploads.expect(from.tabId);
      return inject(from, FORMS);
    },
  };
}
