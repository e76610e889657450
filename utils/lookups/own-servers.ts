/** Servers that the person or the organisation runs and named: a directory, a BlueBubbles server, a probe. Consent stage 4. */
import type { PersonEntry } from '../core/people.ts';
import type { Source, UnknownReason } from '../core/model.ts';
import { answered, unanswered } from './answer.ts';
import type { Question, Reply } from './gate.ts';
import type { Answer } from './lookups.ts';

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
  readonly ask: (question: Question) => Promise<Reply>;
  readonly servers: OwnServers;
}

/** What a probe saw of one mail host (docs/admin.md, "A probe of your own"). */
export interface Probed {
  readonly starttls: boolean;
  /** The certificate is valid for the host's name. */
  readonly certValid: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const slashless = (url: string) => url.replace(/\/+$/, '');

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    value,
  );
}

/** What every one of these servers must have answered before its body is worth a look. */
function failureOf(reply: Reply): UnknownReason | null {
  if (!reply.ok) return reply.reason;
  if (reply.status === 401 || reply.status === 403) return 'refused';
  if (reply.status === 429) return 'rate-limited';
  return reply.status === 200 ? null : 'http-status';
}

async function ask(
  question: Omit<Question, 'stage' | 'trusted' | 'timeout' | 'accept'>,
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
  const failure = failureOf(reply);
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
  const answer = await ask(
    {
      url: `${slashless(url)}/api/v1/handle/availability/imessage?${query.toString()}`,
      purpose: 'imessage',
      revealed: handle,
      mostBytes: 64 * 1024,
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

/** What the organisation's probe saw of this mail host (`GET <url>/v1/probe?mx=<host>`). */
export async function lookUpProbe(host: string, ports: OwnServerPorts): Promise<Answer<Probed>> {
  const { url, token } = ports.servers.probe;
  const source = { name: 'probe', ...(url === '' ? {} : { url: slashless(url) }) };
  if (url === '') return unanswered('off', source, ports.now());
  const answer = await ask(
    {
      url: `${slashless(url)}/v1/probe?mx=${encodeURIComponent(host)}`,
      purpose: 'probe',
      revealed: host,
      mostBytes: 64 * 1024,
      ...(token === '' ? {} : { bearer: token }),
    },
    source,
    ports,
  );
  if (!('body' in answer)) return answer;
  const { body } = answer;
  const [starttls, certValid, at] = [field(body, 'starttls'), field(body, 'certValid'), field(body, 'at')];
  const seenAt = typeof at === 'string' ? Date.parse(at) : NaN;
  if (field(body, 'host') !== host || typeof starttls !== 'boolean' || Number.isNaN(seenAt))
    return unanswered('malformed', source, ports.now());
  return answered({ starttls, certValid: certValid === true, at: seenAt }, HOUR, source, ports.now(), HOUR);
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
  const answer = await ask(
    { url, purpose: 'directory', revealed: '–', mostBytes: 4 * 1024 * 1024 },
    source,
    ports,
  );
  if (!('body' in answer)) return answer;
  const entries = Array.isArray(answer.body) ? answer.body.map(parseEntry) : [null];
  return entries.includes(null)
    ? unanswered('malformed', source, ports.now())
    : answered(entries as PersonEntry[], 24 * HOUR, source, ports.now());
}
