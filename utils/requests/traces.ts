/** Where the files of each upload were seen to go; kept in memory that outlives the worker (storage.session). */
import { emptyTrace, type ClaimedDestination, type UploadTrace } from '../core/sent.ts';
import { defineItem } from '../storage/item.ts';
import type { KeptTabs } from './uploads.ts';

const tracesItem = defineItem<readonly (readonly [string, UploadTrace])[]>({
  area: 'session',
  key: 'traces',
  schema: (stored) => stored as [string, UploadTrace][],
  default: [],
});
/** Fields, forms and places of a tab, and of all tabs, that are remembered: the newest. */
const MAX_OF_TAB = 20;
const MAX = 200;

export interface Traces {
  /** Call this first. Traces that cannot be read are taken as absent, so that there is an answer all the same. */
  load(): Promise<void>;
  /** Returns what is known about this window's files, if the page still claims this destination for them. */
  of(tabId: number, window: string, claimed: ClaimedDestination): UploadTrace;
  note(tabId: number, window: string, traced: UploadTrace): void;
  forget(tabId: number, window: string): void;
}

const nameOf = (tabId: number, window: string) => `${tabId} ${window}`;

/** Keeps traces in storage.session; call `load` first. Never rejects. */
export function keepTraces(): Traces {
  const all = new Map<string, UploadTrace>();
  let loading: Promise<void> | undefined;
  const read = async () => {
    try {
      for (const [name, traced] of await tracesItem.read()) if (!all.has(name)) all.set(name, traced);
    } catch (error) {
      console.error(error);
    }
  };
  const write = () => {
    void tracesItem.change(() => [...all]).catch(console.error);
  };
  return {
    load: () => (loading ??= read()),
    of(tabId, window, claimed) {
      const known = all.get(nameOf(tabId, window));
      return known && JSON.stringify(known.claimed) === JSON.stringify(claimed) ? known : emptyTrace(claimed);
    },
    note(tabId, window, traced) {
      const name = nameOf(tabId, window);
      all.delete(name);
      all.set(name, traced);
      const own = [...all.keys()].filter((one) => one.startsWith(nameOf(tabId, '')));
      for (const old of own.slice(0, -MAX_OF_TAB)) all.delete(old);
      for (const old of [...all.keys()].slice(0, -MAX)) all.delete(old);
      write();
    },
    forget(tabId, window) {
      if (all.delete(nameOf(tabId, window))) write();
    },
  };
}

const tabsItem = defineItem<Readonly<Record<number, number>>>({
  area: 'session',
  key: 'expecting',
  schema: (stored) => stored as Record<number, number>,
  default: {},
});

/** The tabs in which files are expected. If they cannot be stored, the next file is noticed all the same. */
export const keptTabs: KeptTabs = {
  read: () => tabsItem.read(),
  write(ends) {
    void tabsItem.change(() => ends).catch(console.error);
  },
};
