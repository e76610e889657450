/** Servers that the person or the organisation runs and named: a directory, a BlueBubbles server, a probe. Consent stage 4. */
import type { PersonEntry } from '../core/people.ts';
import type { Source, UnknownReason } from '../core/model.ts';
import { answered, unanswered } from './answer.ts';
import type { EgressRequest, EgressResponse } from './egress.ts';
import type { Asking, NetworkQuestion } from './question.ts';
import type { Answer } from './answer.ts';

const HOUR = 60 * 60;
/** BlueBubbles asks Apple anew each time and may take its time; a person waits no longer (ms). */
const TIMEOUT = 8_000;

export interface OwnServers {
  /** '' where none is set. https, or http on the device itself. */
  readonly blueBubbles: { readonly url: string; readonly password: string };
  readonly probe: { readonly url: string; readonly token: string };
  readonly directoryUrl: string;
}

export interface OwnServerPorts {
  readonly now: () => number;
  readonly ask: (question: EgressRequest) => Promise<EgressResponse>;
  readonly servers: OwnServers;
}

/** What a question to them is asked with. */
export interface OwnMeans extends Asking {
  readonly servers: OwnServers;
}

/** The URL without slashes at its end, so that a path can be appended. */
export const slashless = (url: string) => url.replace(/\/+$/, '');

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** What stands at this path in a parsed JSON, or undefined. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    value,
  );
}

/** What every one of these servers must have answered before its body is worth a look. */
function rejectionOf(reply: EgressResponse): UnknownReason | null {
  if (!reply.ok) return reply.reason;
  if (reply.status === 401 || reply.status === 403) return 'refused';
  if (reply.status === 429) return 'rate-limited';
  return reply.status === 200 ? null : 'http-status';
}

/** Asks one of these servers. `body`: its JSON, null where it is none. */
export async function askOwnServer(
  question: Omit<EgressRequest, 'stage' | 'trusted' | 'timeout' | 'accept'>,
  source: Source,
  { ask: put, now }: OwnServerPorts,
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
 * Does Apple know this handle as one of iMessage, now? Asked of a BlueBubbles server (GET
 * /api/v1/handle/availability/imessage, server 1.9.9). Only `true` is an answer: the server says `false` also for
 * handles that Apple has not told it about yet (BlueBubblesApp/bluebubbles-server#699).
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

/** One entry of a directory, or null where it is none. */
export function parseEntry(value: unknown): PersonEntry | null {
  const [handle, imessage, signal, smime, asOf] = ['handle', 'imessage', 'signal', 'smime', 'asOf'].map(
    (name) => field(value, name),
  );
  if (typeof handle !== 'string' || typeof asOf !== 'string' || Number.isNaN(Date.parse(asOf))) return null;
  if (!isOptionalBoolean(imessage) || !isOptionalBoolean(signal) || !isOptionalBoolean(smime)) return null;
  return { handle: handle.trim().toLowerCase(), imessage, signal, smime, asOf };
}

/** The organisation's directory: a JSON list of entries. One that cannot be read makes the whole unreadable: it may be anyone's. */
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

/** Does the person's own BlueBubbles server say that this handle has iMessage now? */
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
