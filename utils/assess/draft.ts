/** From a draft to a window's report: who are the recipients, and who could read each one's copy? */
import { assess, type AssessPorts, type Assessed } from './assess.ts';
import { createYield } from '../platform/yielding.ts';
import { forAll, othersOf } from '../core/acting-alternatives.ts';
import { parseRecipients, type Address } from '../core/address.ts';
import { rankOf } from '../core/levels.ts';
import type { AppState, Draft, Recipient } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { gatewayOf } from '../data/tables.ts';
import type { Depth } from '../messages/protocol.ts';

/** Nobody writes to more recipients; the rest are counted as unreadable, not dropped silently. */
const MAX_ADDRESSES = 2_000;
/** Characters of all recipients' texts together that are parsed. */
const MAX_LENGTH = 150_000;

/** What the app shows for one recipient, apart from what it shows for the draft. */
type ShownState = Pick<Recipient, 'appState'>;

interface Readable {
  readonly addresses: readonly (Address & ShownState)[];
  readonly unreadable: number;
}

/** Returns the start of a text, cut at the end of an entry, and how many addresses the rest seems to hold. */
function cut(text: string, most: number): { readonly read: string; readonly rest: number } {
  if (text.length <= most) return { read: text, rest: 0 };
  const read = text.slice(0, Math.max(...[',', ';', '\n'].map((sign) => text.lastIndexOf(sign, most))) + 1);
  let rest = 0;
  for (let at = read.length; (at = text.indexOf('@', at) + 1) > 0;) rest += 1;
  return { read, rest: Math.max(1, rest) };
}

/** Puts addresses whose mail certainly travels unencrypted first, so that these are never cut off. */
const unencryptedFirst = (addresses: readonly (Address & ShownState)[]) =>
  [true, false].flatMap((isOpen) =>
    addresses.filter(({ domain }) => (gatewayOf(domain) !== null) === isOpen),
  );

/** Parses the distinct addresses in a draft's recipient texts, in page order. */
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
      // An address in two fields with two states gets the one that promises less.
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

/** Returns the state that the app shows for one recipient: the recipient's own, else the draft's. */
function stateOf(own: AppState | undefined, { appState }: Draft): AppState | undefined {
  // What is sent is ciphertext, whatever the app does with it.
  if (appState === 'ciphertext') return appState;
  // A password changes the mark at each recipient; only the draft's state tells that it is a password.
  if (own === 'end-to-end' && appState === 'password') return appState;
  return own ?? (appState === 'not-encrypted' ? undefined : appState);
}

function subjectOf({ appState: own, ...address }: Address & ShownState, draft: Draft): Recipient {
  const appState = stateOf(own, draft);
  const subject = { type: 'recipient', channel: 'email', ...address, sender: draft.sender } as const;
  return appState === undefined ? subject : { ...subject, appState };
}

/**
 * Returns the recipients that the app's own warning may mean, since it is about the draft ("some recipients…"): those
 * that nothing else vouches for or, if something vouches for each, all of them, since it means at least one.
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
