/** Requests an exception and redeems the code that grants it: for the page on which that is done. */
import { nameOfCode } from '../core/codes.ts';
import type { Action, Assessment, Level } from '../core/model.ts';
import { hasEd25519, verify } from '../signed/ed25519.ts';
import { defineItem } from '../storage/item.ts';
import { hasFields, listOf } from '../storage/rows.ts';
import { MAX_HOURS, requestNumber, parseCode, signedOctets, type GrantKind } from './grant-code.ts';
import { grantsItem, isForAll, type Grant } from './grants.ts';
import type { Place } from './request-url.ts';
import type { IsSuffix } from '../core/suffixes.ts';

/** What an exception is requested for. Nobody learns more of it than the person passes on. */
export interface ExceptionWish {
  readonly kind: GrantKind;
  readonly value: string;
  /** The recipient's domain, or the destination's host. */
  readonly to: string;
  readonly site: string;
  readonly channel: Assessment['subject']['channel'];
  readonly level: Level;
  readonly action: Action;
  /** Name of the reason that determines the level. */
  readonly code: string;
}

export interface Requested extends ExceptionWish {
  readonly number: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const HOUR = 60 * 60 * 1000;
/** How long a request waits for its code (ms), and how many requests are kept. */
const KEPT = MAX_HOURS * HOUR;
const MAX = 50;

const requestsItem = defineItem<readonly Requested[]>({
  area: 'local',
  key: 'requests',
  schema: listOf(hasFields<Requested>({ number: 'string', kind: 'string', value: 'string', at: 'number' })),
  default: [],
});

/** Returns what to request for a held assessment: the narrowest exception that lets it through. */
export function wishOf({ subject, verdict, action }: Assessment): ExceptionWish {
  const { level, evidence } = verdict;
  const limit = evidence.find((one) => one.strength === level) ?? evidence[0];
  const isMail = subject.type === 'recipient';
  const to = isMail ? subject.domain : subject.host;
  const site = isMail ? subject.sender.host : subject.page.host;
  const about: Pick<ExceptionWish, 'kind' | 'value'> = isMail
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

/** Returns the request for the same subject that is still open at `now` (ms). */
export async function openRequest(
  { kind, value }: ExceptionWish,
  now: number,
): Promise<Requested | undefined> {
  const ended = (await grantsItem.read()).filter((one) => Date.parse(one.until) < now);
  const isOver = (number: string) => ended.some((one) => one.number === number);
  return (await requestsItem.read()).find(
    (one) => one.kind === kind && one.value === value && now - one.at < KEPT && !isOver(one.number),
  );
}

/** Draws a number for this request, and stores it until it is answered. Rejects if it cannot be stored. */
export async function makeRequest(wish: ExceptionWish, reason: string, now: number): Promise<Requested> {
  const number = requestNumber(crypto.getRandomValues(new Uint8Array(10)));
  const made = { ...wish, number, reason, at: now };
  await requestsItem.change((all) => [made, ...all.filter(({ at }) => now - at < KEPT)].slice(0, MAX));
  return made;
}

/** Values for the URL's placeholders; `text` is the whole request, `policy` the policy's name and revision. */
export function placesOf(asked: Requested, text: string, policy: string): Readonly<Record<Place, string>> {
  const { value: who, to: domain, site, level, code, number } = asked;
  return { who, domain, site, level, code, number, policy, text };
}

/** Why a code grants nothing; `row` is the mistyped row (from 1). */
export type Refused =
  | {
      readonly refused: 'no-code' | 'not-signed' | 'ended' | 'too-long' | 'used' | 'everybody' | 'no-ed25519';
    }
  | { readonly refused: 'mistyped'; readonly row: number };

/** Returns the subject of a grant: the help desk may grant, say, the whole domain where an address was requested. */
function valueFor(kind: GrantKind, asked: Requested): string {
  return kind === asked.kind ? asked.value : kind === 'site' ? asked.site : asked.to;
}

/**
 * Redeems a code for this request at `now` (ms), with the organisation's keys. Its exception is in force from then on.
 * A code is valid for one request of one device, once. `isSuffix`: see `isForAll`.
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
  const statement = signedOctets({ number, kind, value, until });
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
