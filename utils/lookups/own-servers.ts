/**
 * Asks servers that the person or the organisation runs and named: a directory, a BlueBubbles server, a probe. Consent
 * stage 4.
 */
import type { PersonEntry } from '../core/people.ts';
import type { Source, UnknownReason } from '../core/model.ts';
import { answered, unanswered } from './answer.ts';
import type { EgressRequest, EgressResponse } from './egress.ts';
import type { Asking, NetworkQuestion } from './question.ts';
import type { Answer } from './answer.ts';

const HOUR = 60 * 60;
/** BlueBubbles asks Apple each time, which can be slow; a person waits no longer than this (ms). */
const TIMEOUT = 8_000;

export interface OwnServers {
  /** '' if none is set. https, or http on the device itself. */
  readonly blueBubbles: { readonly url: string; readonly password: string };
  readonly probe: { readonly url: string; readonly token: string };
  readonly directoryUrl: string;
}

export interface OwnServerPorts {
  readonly now: () => number;
  readonly ask: (question: EgressRequest) => Promise<EgressResponse>;
  readonly servers: OwnServers;
}

/** What questions to these servers need. */
export interface OwnMeans extends Asking {
  readonly servers: OwnServers;
}

/** Returns the URL without trailing slashes, so that a path can be appended. */
export const slashless = (url: string) => url.replace(/\/+$/, '');

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** Returns the value at this path in parsed JSON, or undefined. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    value,
  );
}

/** Returns why the reply of such a server must be rejected before its body is read, or null. */
function rejectionOf(reply: EgressResponse): UnknownReason | null {
  if (!reply.ok) return reply.reason;
  if (reply.status === 401 || reply.status === 403) return 'refused';
  if (reply.status === 429) return 'rate-limited';
  return reply.status === 200 ? null : 'http-status';
}

/** Asks one of these servers. `body` is its JSON, or null if it is not JSON. */
export async function askOwnServer(
  question: Omit<EgressRequest, 'stage' | 'trusted' | 'timeout' | 'accept'>,
  source: Source,
  { ask: put, now }: Pick<OwnServerPorts, 'ask' | 'now'>,
): Promise<{ readonly body: unknown } | Extract<Answer<never>, { ok: false }>> {
  const reply = await put({
    ...question,
    stage: 4,
    trusted: true,
    timeout: TIMEOUT,
    accept: 'application/json',
  });
  const failure = rejectionOf(reply);
  if (failure !== null) return unanswered(failure, source, now());
  return { body: reply.ok ? parseJson(reply.body) : null };
}

/**
 * Whether Apple now knows this handle as an iMessage handle, according to a BlueBubbles server (GET
 * /api/v1/handle/availability/imessage, server 1.9.9). Only `true` is an answer: the server also says `false` for
 * handles about which Apple has not yet answered (BlueBubblesApp/bluebubbles-server#699).
 */
export async function lookUpIMessage(handle: string, ports: OwnServerPorts): Promise<Answer<boolean>> {
  const { url, password } = ports.servers.blueBubbles;
  const source = { name: 'bluebubbles', ...(url === '' ? {} : { url: slashless(url) }) };
  if (url === '') return unanswered('off', source, ports.now());
  const query = new URLSearchParams({ address: handle, password });
  const answer = await askOwnServer(
    {
      url: `${slashless(url)}/api/v1/handle/availability/imessage?${query.toString()}`,
      purpose: 'imessage',
      revealed: handle,
      maxBytes: 64 * 1024,
    },
    source,
    ports,
  );
  if (!('body' in answer)) return answer;
  const available = field(answer.body, 'data', 'available');
  return typeof available === 'boolean'
    ? answered(available, HOUR, source, ports.now(), HOUR)
    : unanswered('malformed', source, ports.now());
}

const isOptionalBoolean = (value: unknown): value is boolean | undefined =>
  value === undefined || typeof value === 'boolean';

/** Parses one entry of a directory, or returns null if it is not one. */
export function parseEntry(value: unknown): PersonEntry | null {
  const [handle, imessage, signal, smime, asOf] = ['handle', 'imessage', 'signal', 'smime', 'asOf'].map(
    (name) => field(value, name),
  );
  if (typeof handle !== 'string' || typeof asOf !== 'string' || Number.isNaN(Date.parse(asOf))) return null;
  if (!isOptionalBoolean(imessage) || !isOptionalBoolean(signal) || !isOptionalBoolean(smime)) return null;
  return { handle: handle.trim().toLowerCase(), imessage, signal, smime, asOf };
}

/**
 * Reads the organisation's directory: a JSON list of entries. One invalid entry makes the whole list unreadable, as it
 * may be about anyone.
 */
export async function lookUpDirectory(ports: OwnServerPorts): Promise<Answer<readonly PersonEntry[]>> {
  const url = ports.servers.directoryUrl;
  const source = { name: 'directory', ...(url === '' ? {} : { url }) };
  if (url === '') return answered([], HOUR, source, ports.now(), HOUR);
  const answer = await askOwnServer(
    { url, purpose: 'directory', revealed: '–', maxBytes: 4 * 1024 * 1024 },
    source,
    ports,
  );
  if (!('body' in answer)) return answer;
  const entries = Array.isArray(answer.body) ? answer.body.map(parseEntry) : [null];
  return entries.includes(null)
    ? unanswered('malformed', source, ports.now())
    : answered(entries as PersonEntry[], 24 * HOUR, source, ports.now());
}

/** Whether the person's own BlueBubbles server says that this handle has iMessage now. */
export const imessage = {
  source: 'bluebubbles',
  stage: () => 4,
  bind:
    (means: OwnMeans & { readonly pseudonymize: (text: string) => Promise<string> }) =>
    async (handle: string): Promise<Answer<boolean>> => {
      const key = `imessage|${means.servers.blueBubbles.url}|${await means.pseudonymize(handle)}`;
      return means.cached(key, () => lookUpIMessage(handle, means));
    },
} satisfies NetworkQuestion;
