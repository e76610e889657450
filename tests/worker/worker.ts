/** The worker's handlers over fake lookups, called as pages call them. Import this after the browser was mocked. */
import { vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { createHandlers } from '../../utils/worker/handlers.ts';
import type { AskingPage } from '../../utils/worker/lookups.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import type { MessageName, Request, Response } from '../../utils/messages/protocol.ts';
import { receive } from '../../utils/messages/receive.ts';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import type { WatchedFiles, Uploads } from '../../utils/requests/uploads.ts';
import { DEFAULT_SETTINGS } from '../../utils/policy/settings.ts';
import { saying } from '../setup/speaker.ts';

export const TAB = 7;

// The built worker loads this as a script (tested end to end); here it is the same code, with its tables already
// loaded.
vi.mock('../../utils/worker/library.ts', () => ({
  loadLibrary: () => import('../../utils/assess/judging.ts'),
  dropLibrary: () => undefined,
}));

vi.stubGlobal(
  'chrome',
  saying((key) => (key === 'locale_language' ? 'en' : key)),
);

/** Starts a worker under this policy; `lookupsFor` is called once for each question, in their order. */
export function startWorker(
  lookupsFor: (asking: AskingPage) => Promise<Lookups> | Lookups,
  policy: unknown = {},
  isPrivate = false,
) {
  const handed: WatchedFiles[] = [];
  const uploads: Uploads = {
    expect: () => undefined,
    report: (_tab, one) => void handed.push(one),
    forget: () => undefined,
    end: () => undefined,
  };
  const parsed = parsePolicy(policy);
  const inForce: EffectiveSettings = {
    settings: resolve(parsed, { journalDays: 0 }),
    problems: parsed.problems,
    managed: { raw: policy, state: 'none', seenAt: null },
    own: DEFAULT_SETTINGS,
  };
  const handlers = createHandlers(
    (asking) => Promise.resolve(lookupsFor(asking)),
    { uploads, bodies: { expect: () => undefined } },
    () => Promise.resolve(inForce),
  );
  /** Sends one message from a page at this address; `turn` is the content script's counter. */
  const say = async <N extends MessageName>(
    name: N,
    request: Request<N>,
    turn: number,
    url = 'https://mail.unseen.org/',
    frameId = 0,
    /** Address of the tab's page. */
    around = url,
  ): Promise<Response<N>> => {
    const sender = { id: 'own-id', url, frameId, tab: { id: TAB, incognito: isPrivate, url: around } };
    const reply = await receive(
      { name, request, turn },
      sender as unknown as Runtime.MessageSender,
      { id: 'own-id', home: 'chrome-extension://own-id/' },
      handlers,
    );
    if (!reply.ok) throw new Error(reply.error);
    return reply.value;
  };
  return { say, handed, names: Object.keys(handlers) };
}
