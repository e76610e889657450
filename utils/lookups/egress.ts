/** The only place where a request leaves the device: it enforces consent, budget, bounds and ledger. */
import type { Tls, UnknownReason } from '../core/model.ts';
import type { LedgerEntry } from '../core/report.ts';
import { failureOf, readBounded } from './bounded.ts';
import { createBudget, pageOf, type Asker, type KeptShares } from './budget.ts';
import { createLimit } from './limit.ts';
import type { Ledger } from './ledger.ts';
import type { ConnectionObserver } from './connection-observer.ts';
import type { Redirects } from './redirects.ts';

/** Consent stages (design.md §5). */
export type Stage = 0 | 1 | 2 | 3 | 4;

export interface EgressRequest {
  readonly url: string;
  readonly stage: Stage;
  readonly purpose: LedgerEntry['purpose'];
  /** What the request reveals to the host, as the ledger shows it. */
  readonly revealed: string;
  readonly accept: string;
  readonly timeout: number;
  readonly maxBytes: number;
  /** True if the user or admin named the host, so that it may be on a private network. */
  readonly trusted?: boolean;
  /** Bearer token for this server (RFC 6750). */
  readonly bearer?: string;
  /** Whether the redirect to this URL may be followed, once. If omitted, none is followed. */
  readonly mayFollow?: (to: URL) => boolean;
}

export type EgressResponse = (
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly body: Uint8Array }
  | { readonly ok: false; readonly reason: UnknownReason }
) & {
  /** The connection that carried the answer, where the browser reports it and was asked to. */
  readonly tls?: Tls | undefined;
  /** Where a redirect leads. */
  readonly location?: string | undefined;
};

export interface EgressPorts {
  readonly now: () => number;
  readonly fetch: typeof fetch;
  /** Returns the stage that the person or the organisation granted; read for each request. */
  readonly granted: () => Promise<Stage>;
  readonly isOnline: () => boolean;
  readonly ledger: Ledger;
  readonly shares?: KeptShares;
  readonly connections: ConnectionObserver;
  /** Reports where redirects lead, which fetch hides. */
  readonly redirects?: Redirects;
}

/** The stage for servers that the person or the organisation runs. */
export const OWN = 4;

const IN_FLIGHT = 64;
/** Of these for one page: hosts that do not answer keep nobody else waiting. */
const IN_FLIGHT_FOR_ONE = 48;
/** So long a request waits for its entry in the ledger (ms). */
const LEDGER_TIMEOUT = 1_000;

/** Fetch options under which a request reveals nothing about the browser, the person or their history. */
const PLAIN: RequestInit = {
  method: 'GET',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  redirect: 'manual',
};

async function request(question: EgressRequest, ports: EgressPorts): Promise<EgressResponse> {
  const { url, accept, timeout, maxBytes, bearer } = question;
  const observed = ports.connections.observe(url);
  try {
    const response = await ports.fetch(url, {
      ...PLAIN,
      headers: {
        accept,
        'accept-language': '*',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      signal: AbortSignal.timeout(timeout),
    });
    // Checked before any of the answer is read.
    if (!question.trusted && (await observed.isPrivate())) {
      void response.body?.cancel().catch(() => undefined);
      return { ok: false, reason: 'private-address' };
    }
    // A manual redirect appears as an opaque answer without status; `fetch` must not follow it (RFC 8461 §3.3).
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      const isFollowed = question.mayFollow !== undefined;
      const location = isFollowed
        ? (response.headers.get('location') ?? (await ports.redirects?.target(url)))
        : undefined;
      return { ok: false, reason: 'redirected', tls: observed.tls(), location };
    }
    const body = await readBounded(response, maxBytes);
    if (body === null) return { ok: false, reason: 'too-large', tls: observed.tls() };
    return { ok: true, status: response.status, headers: response.headers, body, tls: observed.tls() };
  } catch (error) {
    return { ok: false, reason: await observed.reason(failureOf(error)) };
  } finally {
    observed.stop();
  }
}

/** Returns the reason why this request must not be made, or null. */
async function refusal(question: EgressRequest, ports: EgressPorts): Promise<UnknownReason | null> {
  // A server of their own is asked because somebody named it: that is the consent (design.md §5, stage 4).
  if (question.stage !== OWN && (await ports.granted()) < question.stage) return 'no-consent';
  return ports.isOnline() ? null : 'offline';
}

/** Enters the request in the ledger. Null if that fails or takes too long. */
async function enter(
  { url, purpose, revealed }: EgressRequest,
  { ledger, now }: EgressPorts,
): Promise<Awaited<ReturnType<Ledger['begin']>> | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, LEDGER_TIMEOUT, null));
  const entered = ledger.begin({ at: now(), to: new URL(url).host, purpose, revealed });
  return Promise.race([entered, late]).catch((error: unknown) => {
    console.error(error);
    return null;
  });
}

/**
 * Returns the function that sends one question to the network, on a page's behalf. It never rejects: every failure is a
 * reason. A request is entered in the ledger before it is made, whatever its outcome; a refused one is not entered.
 */
export function createEgress(
  ports: EgressPorts,
): (question: EgressRequest, asker?: Asker) => Promise<EgressResponse> {
  const limit = createLimit(IN_FLIGHT, IN_FLIGHT_FOR_ONE);
  const take = createBudget(ports.now, ports.ledger, ports.shares);
  const askOnce = async (question: EgressRequest, asker: Asker | undefined): Promise<EgressResponse> => {
    const refused = (await refusal(question, ports)) ?? ((await take(asker)) ? null : 'budget');
    if (refused) return { ok: false, reason: refused };
    const end = await enter(question, ports);
    if (!end) return { ok: false, reason: 'unwritten' };
    const reply = await request(question, ports);
    // Not awaited: the answer matters more than recording its outcome.
    void end(reply.ok ? 'answered' : reply.reason).catch(console.error);
    return reply;
  };
  return (question, asker) =>
    limit(
      async (): Promise<EgressResponse> => {
        const { mayFollow, ...plain } = question;
        const reply = await askOnce(question, asker);
        const to = reply.ok || reply.location === undefined ? null : URL.parse(reply.location, question.url);
        return to && mayFollow?.(to) ? askOnce({ ...plain, url: to.href }, asker) : reply;
      },
      asker && pageOf(asker),
    ).catch((): EgressResponse => ({ ok: false, reason: 'internal' }));
}
