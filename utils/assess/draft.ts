/** From a draft to a window's report: who are the recipients, and who could read what each of them gets? */
import { assess, type AssessPorts, type Assessed } from './assess.ts';
import { createYield } from '../platform/yielding.ts';
import { forAll, othersOf } from '../core/acting-alternatives.ts';
import { parseRecipients, type Address } from '../core/address.ts';
import { rankOf } from '../core/levels.ts';
import type { AppState, Draft, Recipient } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { gatewayOf } from '../data/tables.ts';
import type { Depth } from '../messages/protocol.ts';

/** No person writes to more recipients; the rest are said to be unread, not left out in silence. */
const MAX_ADDRESSES = 2_000;
/** Characters of all recipients' texts together that are read. */
const MAX_LENGTH = 150_000;

/** Where something is told of each recipient, and something of the draft. */
type ShownState = Pick<Recipient, 'appState'>;

interface Readable {
  readonly addresses: readonly (Address & ShownState)[];
  readonly unreadable: number;
}

/** The beginning of a text that may be read, up to the end of an entry, and how many addresses the rest seems to hold. */
function cut(text: string, most: number): { readonly read: string; readonly rest: number } {
  if (text.length <= most) return { read: text, rest: 0 };
  const read = text.slice(0, Math.max(...[',', ';', '\n'].map((sign) => text.lastIndexOf(sign, most))) + 1);
  let rest = 0;
  for (let at = read.length; (at = text.indexOf('@', at) + 1) > 0;) rest += 1;
  return { read, rest: Math.max(1, rest) };
}

/** Addresses whose mail certainly goes out unencrypted are never those that are too many. */
const unencryptedFirst = (addresses: readonly (Address & ShownState)[]) =>
  [true, false].flatMap((isOpen) =>
    addresses.filter(({ domain }) => (gatewayOf(domain) !== null) === isOpen),
  );

/** The distinct addresses of a draft's recipient texts, in page order. */
async function readableOf(draft: Draft, yieldToOthers: () => Promise<void>): Promise<Readable> {
  const addresses = new Map<string, Address & ShownState>();
  let { unreadable } = draft;
  let left = MAX_LENGTH;
  for (const { text, appState } of draft.recipients) {
    await yieldToOthers();
    const { read, rest } = cut(text, left);
    left -= read.length;
    const parsed = parseRecipients(read);
    for (const address of parsed.addresses) {
      const before = addresses.get(address.address);
      // In two fields with two states: the one that promises less.
      if (before && before.appState !== 'end-to-end') continue;
      addresses.set(address.address, { ...address, ...(appState && { appState }) });
    }
    unreadable += parsed.unreadable + rest;
  }
  const all = [...addresses.values()];
  if (all.length <= MAX_ADDRESSES) return { addresses: all, unreadable };
  const rest = all.length - MAX_ADDRESSES;
  return { addresses: unencryptedFirst(all).slice(0, MAX_ADDRESSES), unreadable: unreadable + rest };
}

/** What the app shows for one recipient: of that recipient, else of the draft. */
function stateOf(own: AppState | undefined, { appState }: Draft): AppState | undefined {
  // What is sent is ciphertext, whatever the app does with it.
  if (appState === 'ciphertext') return appState;
  // A password that was set changes what its recipients' chips show; that it is one is told of the draft.
  if (own === 'end-to-end' && appState === 'password') return appState;
  return own ?? (appState === 'not-encrypted' ? undefined : appState);
}

function subjectOf({ appState: own, ...address }: Address & ShownState, draft: Draft): Recipient {
  const appState = stateOf(own, draft);
  const subject = { type: 'recipient', channel: 'email', ...address, sender: draft.sender } as const;
  return appState === undefined ? subject : { ...subject, appState };
}

/**
 * The app's own warning is about the draft ("some recipients…"). It is laid to the recipients that nothing
 * else vouches for; where something vouches for every one, it is laid to all, since one of them it is.
 */
function suspectsOf(assessed: readonly Assessed[], draft: Draft): readonly Assessed[] {
  if (draft.appState !== 'not-encrypted') return [];
  const open = assessed.filter(({ assessment }) => rankOf(assessment.verdict.level) <= rankOf('unknown'));
  return open.length > 0 ? open : assessed;
}

/** Assesses every recipient of a draft; the report lists them worst first. */
export async function assessDraft(
  windowId: string,
  draft: Draft,
  depth: Depth,
  ports: AssessPorts,
): Promise<WindowReport> {
  const breathe = createYield();
  const { addresses, unreadable } = await readableOf(draft, breathe);
  if (draft.blind) {
    const state = draft.appState === 'elsewhere' ? 'elsewhere' : 'blind';
    return { ...reportOnNone(state, windowId), unreadable };
  }
  if (addresses.length === 0)
    return { ...reportOnNone(unreadable > 0 ? 'blind' : 'empty', windowId), unreadable };
  const subjects = addresses.map((address) => subjectOf(address, draft));
  const running: Promise<Assessed>[] = [];
  for (const subject of subjects) {
    running.push(assess(subject, depth, ports));
    await breathe();
  }
  const first = await Promise.all(running);
  const suspects = new Set(suspectsOf(first, draft));
  const assessed = await Promise.all(
    first.map(async (item) => {
      if (!suspects.has(item)) return item;
      return assess({ ...item.assessment.subject, appState: 'not-encrypted' }, depth, ports);
    }),
  );
  const all = subjects.map(({ address }) => address);
  const assessments = assessed
    .map(({ assessment }) => ({
      ...assessment,
      alternatives: assessment.alternatives.map((one) => forAll(one, all)),
    }))
    .sort((a, b) => rankOf(a.verdict.level) - rankOf(b.verdict.level));
  const pending = assessed.some((one) => one.pending);
  const report: WindowReport = {
    id: windowId,
    kind: 'message',
    state: 'assessed',
    pending,
    assessments,
    unreadable,
  };
  const others = othersOf(report);
  return others ? { ...report, others } : report;
}
