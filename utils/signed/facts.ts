/**
 * Corrections of the tables between releases: one signed file from a URL that the person or the organisation set. A
 * library of the worker, loaded only where a URL is set. The file is the signature in base64url, a line feed, and JSON;
 * the signature covers `HEAD` and the bytes of that JSON.
 */
import { CORRECTABLE, type Correction } from '../data/corrections.ts';
import { correctionsFile } from '../lookups/corrections-file.ts';
import type { Asking } from '../lookups/question.ts';
import * as z from '../platform/zod.ts';
import { hasEd25519, parseBase64Url, verify } from './ed25519.ts';

/** Prefix of the signed bytes, so that nothing else signed with this key passes as such a file. */
export const HEAD = 'sealcheck facts 1\n';

const DAY = 24 * 60 * 60 * 1000;
/** Shortest time between two requests for the file (ms). */
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
        table: z.enum(CORRECTABLE),
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

/** The corrections in one file. */
export interface Facts {
  /** Increases with each file signed with one key, whatever its URL. */
  readonly version: number;
  /** ISO date. */
  readonly made: string;
  readonly changes: readonly Correction[];
}

/**
 * Result of the last request. `signature`: not signed with this key. `unchecked`: this browser cannot verify
 * signatures. `older`: an earlier version than the stored one.
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

/** What is stored: the file as received. Its signature is verified again at each use. */
export interface KeptFacts {
  /** URL and key (`isFactsUrl`) through which it came. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
  readonly outcome: FactsOutcome;
  /** The newest valid file; '': none yet. */
  readonly file: string;
}

/** Splits `factsUrl` into the file's URL and the public key of its signature. */
const partsOf = (url: string) => ({ address: url.replace(/#.*/, ''), key: url.replace(/.*#/, '') });

/** Parses the JSON of corrections; null where it has another shape, or a date later than `now` (ms). */
export function parseFacts(json: string, now: number): Facts | null {
  try {
    const { data } = schema.safeParse(JSON.parse(json));
    const days = data ? [data.made, ...data.changes.map(({ asOf }) => asOf)] : [];
    // A day of leeway, since the signers' clocks and time zones differ.
    return data && days.every((day) => Date.parse(day) <= now + DAY) ? data : null;
  } catch {
    return null;
  }
}

/** Returns the corrections in a file signed with the key in `url`, or why there are none. */
export async function readFacts(file: string, url: string, now: number): Promise<Facts | FactsOutcome> {
  const body = file.slice(SIGNATURE + 1);
  const signature = file[SIGNATURE] === '\n' ? parseBase64Url(file.slice(0, SIGNATURE)) : null;
  const message = new TextEncoder().encode(HEAD + body);
  if (!signature || !(await verify(partsOf(url).key, message, signature)))
    return (await hasEd25519()) ? 'signature' : 'unchecked';
  return parseFacts(body, now) ?? 'format';
}

/** Returns the stored file if it came with the key that is set now: a new URL with the same key keeps it. */
const fileOf = (kept: KeptFacts | null, url: string) =>
  kept && partsOf(kept.url).key === partsOf(url).key ? kept.file : '';

/**
 * Returns the stored corrections that are valid under the key that is set now, or null. Their dates were checked when
 * the file arrived, and are not checked against the clock again.
 */
export async function keptFacts(kept: KeptFacts | null, url: string): Promise<Facts | null> {
  const file = fileOf(kept, url);
  if (file === '') return null;
  const facts = await readFacts(file, url, Infinity);
  return typeof facts === 'string' ? null : facts;
}

/**
 * Requests the file if a day has passed since the last request. Returns what to store from now on; null: nothing new.
 * The stored file stays unless a later version with a valid signature came.
 */
export async function renewFacts(
  kept: KeptFacts | null,
  url: string,
  ports: Pick<Asking, 'ask' | 'now'>,
): Promise<KeptFacts | null> {
  const askedAt = ports.now();
  // A clock that was set back does not delay the request.
  if (kept?.url === url && Math.abs(askedAt - kept.askedAt) < EVERY) return null;
  const before = await keptFacts(kept, url);
  const answer = await correctionsFile.bind(ports)(partsOf(url).address);
  const keep = (outcome: FactsOutcome, text = fileOf(kept, url)) => ({ url, askedAt, outcome, file: text });
  if (!answer.ok) return keep(answer.reason === 'malformed' ? 'format' : 'unanswered');
  const facts = await readFacts(answer.value, url, askedAt);
  if (typeof facts === 'string') return keep(facts);
  if (before && facts.version < before.version) return keep('older');
  if (before && facts.version === before.version) return keep('unchanged');
  return keep('taken', answer.value);
}
