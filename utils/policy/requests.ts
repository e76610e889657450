/** Asking for an exception, and taking the code that grants it: for the page on which that is done. */
import { nameOfCode } from '../core/codes.ts';
import type { Action, Assessment, Level } from '../core/model.ts';
import { hasEd25519, verify } from '../signed/ed25519.ts';
import { defineItem } from '../storage/item.ts';
import { MAX_HOURS, numberOf, parseCode, statementOf, type GrantKind } from './grant-code.ts';
import { grantsItem, isForAll, type Grant } from './grants.ts';
import type { Place } from './request-url.ts';
import type { IsSuffix } from '../core/suffixes.ts';

/** What an exception is asked for: no more of it is known to anybody than the person sends on. */
export interface Wish {
  readonly kind: GrantKind;
  readonly value: string;
  /** Domain of the recipient, host of the destination. */
  readonly to: string;
  readonly site: string;
  readonly channel: Assessment['subject']['channel'];
  readonly level: Level;
  readonly action: Action;
  /** The name of the reason that the level comes from. */
  readonly code: string;
}

export interface Requested extends Wish {
  readonly number: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const HOUR = 60 * 60 * 1000;
/** For so long an answer is waited for (ms), and of so many requests. */
const KEPT = MAX_HOURS * HOUR;
const MAX = 50;

const requestsItem = defineItem<readonly Requested[]>({
  area: 'local',
  key: 'requests',
  schema: (stored) => (Array.isArray(stored) ? (stored as Requested[]) : undefined),
  default: [],
});

/** What would be asked for, for what is held of this assessment: the narrowest exception that lets it through. */
export function wishOf({ subject, verdict, action }: Assessment): Wish {
  const { level, evidence } = verdict;
  const limit = evidence.find((one) => one.strength === level) ?? evidence[0];
  const isMail = subject.type === 'recipient';
  const to = isMail ? subject.domain : subject.host;
  const site = isMail ? subject.sender.host : subject.page.host;
  const about: Pick<Wish, 'kind' | 'value'> = isMail
    ? { kind: 'recipient', value: subject.address.toLowerCase() }
    : to === ''
      ? { kind: 'site', value: site }
      : { kind: 'destination', value: to };
  return {
    ...about,
    to: to || site,
    site,
    channel: subject.channel,
    level,
    action,
    code: limit ? nameOfCode(limit.because.code) : '',
  };
}

/** The request for the same that is still open at the time `now` (ms). */
export async function openRequest({ kind, value }: Wish, now: number): Promise<Requested | undefined> {
  const ended = (await grantsItem.read()).filter((one) => Date.parse(one.until) < now);
  const isOver = (number: string) => ended.some((one) => one.number === number);
  return (await requestsItem.read()).find(
    (one) => one.kind === kind && one.value === value && now - one.at < KEPT && !isOver(one.number),
  );
}

/** Draws a number for this wish, and keeps the request until it is answered. Rejects where it cannot be kept. */
export async function makeRequest(wish: Wish, reason: string, now: number): Promise<Requested> {
  const number = numberOf(crypto.getRandomValues(new Uint8Array(10)));
  const made = { ...wish, number, reason, at: now };
  await requestsItem.change((all) => [made, ...all.filter(({ at }) => now - at < KEPT)].slice(0, MAX));
  return made;
}

/** What the places of the organisation's address are filled with; `text` is the whole, `policy` by what it is known. */
export function placesOf(asked: Requested, text: string, policy: string): Readonly<Record<Place, string>> {
  const { value: who, to: domain, site, level, code, number } = asked;
  return { who, domain, site, level, code, number, policy, text };
}

/** Why a code grants nothing: `row` is the one (from 1) in which something is mistyped. */
export type Refused =
  | {
      readonly refused: 'no-code' | 'not-signed' | 'ended' | 'too-long' | 'used' | 'everybody' | 'no-ed25519';
    }
  | { readonly refused: 'mistyped'; readonly row: number };

/** The domain, where one was asked for an address of it and granted the whole. */
function valueFor(kind: GrantKind, asked: Requested): string {
  return kind === asked.kind ? asked.value : kind === 'site' ? asked.site : asked.to;
}

/**
 * Takes a code for this request at the time `now` (ms), under the organisation's keys: what it grants is in force from then
 * on. It is for this request of this device alone, and once; `isSuffix` as `isForAll` takes it.
 */
export async function redeem(
  text: string,
  asked: Requested,
  keys: readonly string[],
  now: number,
  isSuffix: IsSuffix | null,
): Promise<Grant | Refused> {
  const code = parseCode(text);
  if (code === null) return { refused: 'no-code' };
  if (typeof code === 'number') return { refused: 'mistyped', row: code };
  const { kind, until, signature } = code;
  const value = valueFor(kind, asked);
  const { number, reason } = asked;
  const statement = statementOf({ number, kind, value, until });
  const signed = await Promise.all(keys.map((key) => verify(key, statement, signature)));
  const key = keys[signed.indexOf(true)];
  if (key === undefined) return { refused: (await hasEd25519()) ? 'not-signed' : 'no-ed25519' };
  const end = Date.parse(until);
  if (end + 60_000 <= now) return { refused: 'ended' };
  if (end > now + MAX_HOURS * HOUR) return { refused: 'too-long' };
  if (isForAll({ kind, value }, isSuffix)) return { refused: 'everybody' };
  const grant: Grant = { number, kind, value, reason, until, at: now, key };
  const before = await grantsItem.read();
  if (before.some((one) => one.number === number)) return { refused: 'used' };
  await grantsItem.change((all) => [...all.filter((one) => Date.parse(one.until) > now - KEPT), grant]);
  return grant;
}
