/** A fake browser whose events can be made to happen, with a record of who listens to which, since when. */
import { fakeBrowser } from './fake-browser.ts';

type Listener = (...given: never[]) => unknown;
export interface Registered {
  /** `<namespace>.<event>`. */
  readonly event: string;
  readonly listener: Listener;
  /** The file of ours that registered it. */
  readonly file: string;
  /** Whether that was in the first turn of the worker's event loop: only then does a browser wake it for the event. */
  readonly isFirst: boolean;
}
type Storage = ReturnType<typeof fakeBrowser>['storage'];
/** What outlives a worker. */
export interface Kept {
  readonly storage: Storage;
  readonly alarms: Map<string, number>;
}

const fileOf = (stack = '') =>
  /\/((?:utils|entrypoints)\/[\w/.-]+\.ts)/.exec(stack.split('\n').slice(2).join('\n'))?.[1] ?? '?';

/** Returns a browser over what an earlier worker has left, or over nothing. */
export function listening(kept?: Kept) {
  const registered: Registered[] = [];
  let isFirst = true;
  const storage = kept?.storage ?? fakeBrowser().storage;
  const alarms = kept?.alarms ?? new Map<string, number>();
  const shown: string[] = [];
  const opened: string[] = [];
  const told: unknown[] = [];
  const event = (name: string) => ({
    addListener(listener: Listener) {
      registered.push({ event: name, listener, file: fileOf(new Error().stack), isFirst });
    },
    removeListener(listener: Listener) {
      const at = registered.findIndex((one) => one.event === name && one.listener === listener);
      if (at >= 0) registered.splice(at, 1);
    },
  });
  const plain = fakeBrowser();
  const parts = {
    ...plain,
    storage: { ...storage, managed: { get: () => Promise.resolve({}) } },
    alarms: {
      create: (name: string, { when }: { when: number }) => Promise.resolve(void alarms.set(name, when)),
      clear: (name: string) => Promise.resolve(alarms.delete(name)),
    },
    tabs: {
      ...plain.tabs,
      query: () => Promise.resolve([{ id: 7 }]),
      create: ({ url }: { url: string }) => Promise.resolve(void opened.push(url)),
      sendMessage: (_tab: number, message: unknown) => Promise.resolve(void told.push(message)),
    },
    action: {
      ...plain.action,
      setBadgeText: (badge: unknown) => Promise.resolve(void shown.push(JSON.stringify(badge))),
    },
    permissions: { getAll: () => Promise.resolve({}) },
    webRequest: { handlerBehaviorChanged: () => Promise.resolve() },
    declarativeNetRequest: {
      updateSessionRules: () => Promise.resolve(),
      getSessionRules: () => Promise.resolve([]),
    },
    runtime: { ...plain.runtime, getPlatformInfo: () => Promise.resolve({}) },
  } as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const events = new Map<string, ReturnType<typeof event>>();
  const browser = new Proxy(parts, {
    get: (all, part: string) =>
      new Proxy(all[part] ?? {}, {
        get(own, name: string) {
          if (!/^on[A-Z]/.test(name)) return own[name];
          const key = `${part}.${name}`;
          const known = events.get(key) ?? event(key);
          events.set(key, known);
          return known;
        },
      }),
  });
  return {
    browser,
    registered,
    opened,
    told,
    shown,
    /** Tells that the first turn has ended. */
    endTurn: () => (isFirst = false),
    /** Makes the event happen, as far as somebody listens since the first turn; returns what the listeners answer. */
    happen: (name: string, ...given: unknown[]) =>
      registered
        .filter((one) => one.event === name && one.isFirst)
        .map(({ listener }) => (listener as (...all: unknown[]) => unknown)(...given)),
    kept: { storage, alarms } satisfies Kept,
  };
}

export type Listening = ReturnType<typeof listening>;
