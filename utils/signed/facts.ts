/**
 * Corrections of the tables between releases: one signed file from an address that the person or the organisation named.
 * A library of the worker, read only where an address is set. The file is its signature in base64url, a line feed, and
 * JSON; signed are `HEAD` and the bytes of that JSON.
 */
import { LOWERABLE, type Change } from '../data/lowered.ts';
import type { EgressRequest, EgressResponse } from '../lookups/egress.ts';
import * as z from '../platform/zod.ts';
import { hasEd25519, parseBase64Url, verify } from './ed25519.ts';

/** What else this key signs is no such file. */
export const HEAD = 'sealcheck facts 1\n';
/** A longer file is not read (bytes). */
export const MAX_BYTES = 256 * 1024;

const DAY = 24 * 60 * 60 * 1000;
/** The file is asked for no more often than this (ms). */
const EVERY = DAY;
const SIGNATURE = 86;

const date = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d$/),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
const schema = z.strictObject({
  version: z.int().check(z.gte(1)),
  made: date,
  changes: z
    .array(
      z.strictObject({
        table: z.enum(LOWERABLE),
        name: z.string().check(z.minLength(1), z.maxLength(255)),
        source: z.string().check(
          z.maxLength(2_000),
          z.refine((text) => URL.parse(text)?.protocol === 'https:'),
        ),
        asOf: date,
      }),
    )
    .check(z.maxLength(1_000)),
});

export interface Facts {
  /** Counts up with each file of one key, from whatever address. */
  readonly version: number;
  readonly made: string;
  readonly changes: readonly Change[];
}

/**
 * What came of the last question. `signature`: not signed with this key. `unchecked`: this browser cannot check signatures.
 * `older`: an earlier version than is kept.
 */
export const FACTS_OUTCOMES = [
  'taken',
  'unchanged',
  'older',
  'signature',
  'unchecked',
  'format',
  'unanswered',
] as const;
export type FactsOutcome = (typeof FACTS_OUTCOMES)[number];

/** What is kept: the file as it came, which is believed anew at each use. */
export interface KeptFacts {
  /** Address and key (`isFactsUrl`) that it came by. */
  readonly url: string;
  readonly askedAt: number;
  readonly outcome: FactsOutcome;
  /** The newest good file; '' for none yet. */
  readonly file: string;
}

/** Where the file is, and whose signature it bears. */
const partsOf = (url: string) => ({ address: url.replace(/#.*/, ''), key: url.replace(/.*#/, '') });

/** The JSON of corrections, or null where it has another shape, or a day that has not come yet at `now` (ms). */
export function parseFacts(json: string, now: number): Facts | null {
  try {
    const { data } = schema.safeParse(JSON.parse(json));
    const days = data ? [data.made, ...data.changes.map(({ asOf }) => asOf)] : [];
    // A day of leeway: the clocks and time zones of those who sign differ.
    return data && days.every((day) => Date.parse(day) <= now + DAY) ? data : null;
  } catch {
    return null;
  }
}

/** The corrections in a file that was signed with the key of this address, or why there are none. */
export async function readFacts(file: string, url: string, now: number): Promise<Facts | FactsOutcome> {
  const body = file.slice(SIGNATURE + 1);
  const signature = file[SIGNATURE] === '\n' ? parseBase64Url(file.slice(0, SIGNATURE)) : null;
  const message = new TextEncoder().encode(HEAD + body);
  if (!signature || !(await verify(partsOf(url).key, message, signature)))
    return (await hasEd25519()) ? 'signature' : 'unchecked';
  return parseFacts(body, now) ?? 'format';
}

/** The file that is kept, where it came by the key that is set now: an address that moved takes nothing back. */
const fileOf = (kept: KeptFacts | null, url: string) =>
  kept && partsOf(kept.url).key === partsOf(url).key ? kept.file : '';

/** What holds of what is kept, under the key that is set now: its days were looked at when it was taken, whatever the clock says since. */
export async function keptFacts(kept: KeptFacts | null, url: string): Promise<Facts | null> {
  const file = fileOf(kept, url);
  if (file === '') return null;
  const facts = await readFacts(file, url, Infinity);
  return typeof facts === 'string' ? null : facts;
}

interface Ports {
  readonly ask: (question: EgressRequest) => Promise<EgressResponse>;
  readonly now: () => number;
}

async function answerOf(
  address: string,
  ask: Ports['ask'],
): Promise<{ readonly file: string } | FactsOutcome> {
  const reply = await ask({
    url: address,
    stage: 4,
    trusted: true,
    purpose: 'facts',
    revealed: '–',
    accept: 'text/plain',
    timeout: 8_000,
    maxBytes: MAX_BYTES,
  });
  if (!reply.ok || reply.status !== 200) return 'unanswered';
  try {
    return { file: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(reply.body) };
  } catch {
    return 'format';
  }
}

/**
 * Asks for the file where a day has passed since the last time, and returns what is to be kept from now on; null: nothing
 * new. What is kept stays unless a later version with a good signature came.
 */
export async function renewFacts(
  kept: KeptFacts | null,
  url: string,
  { ask, now }: Ports,
): Promise<KeptFacts | null> {
  const askedAt = now();
  // A clock that was set back does not put the question off.
  if (kept?.url === url && Math.abs(askedAt - kept.askedAt) < EVERY) return null;
  const before = await keptFacts(kept, url);
  const answer = await answerOf(partsOf(url).address, ask);
  const keep = (outcome: FactsOutcome, text = fileOf(kept, url)) => ({ url, askedAt, outcome, file: text });
  if (typeof answer === 'string') return keep(answer);
  const facts = await readFacts(answer.file, url, askedAt);
  if (typeof facts === 'string') return keep(facts);
  if (before && facts.version < before.version) return keep('older');
  if (before && facts.version === before.version) return keep('unchanged');
  return keep('taken', answer.file);
}
