/** Fetches MTA-STS policies (RFC 8461 §3.3). */
import { parseStsPolicy } from '../core/mta-sts.ts';
import { answered, unanswered } from './answer.ts';
import type { EgressRequest, EgressResponse } from './egress.ts';
import type { Answer } from './answer.ts';
import type { AnswerStore } from './cache.ts';
import type { Asking, NetworkQuestion } from './question.ts';

const PATH = '/.well-known/mta-sts.txt';
const TIMEOUT = 5_000;
const MAX_BYTES = 64 * 1024;
/** A policy is fetched again after a week, even if it claims a longer lifetime (seconds). */
const MAX_LIFE = 7 * 24 * 60 * 60;

/**
 * Fetches the body of the domain's policy, as text. Only status 200 over a connection with a certificate valid for
 * `mta-sts.<domain>` counts, redirects are not followed, and any type other than text/plain is refused (a sign-in page
 * also answers 200).
 */
export async function lookUpPolicy(
  domain: string,
  ask: (question: EgressRequest) => Promise<EgressResponse>,
  now: () => number,
): Promise<Answer<string>> {
  const host = `mta-sts.${domain}`;
  const source = { name: 'mta-sts-policy', url: `https://${host}${PATH}` };
  const reply = await ask({
    url: source.url,
    stage: 1,
    purpose: 'mta-sts-policy',
    revealed: domain,
    accept: 'text/plain',
    timeout: TIMEOUT,
    maxBytes: MAX_BYTES,
  });
  if (!reply.ok) return unanswered(reply.reason, source, now());
  if (reply.status === 429) return unanswered('rate-limited', source, now());
  if (reply.status !== 200) return unanswered('http-status', source, now());
  const type = reply.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'text/plain') return unanswered('malformed', source, now());
  // A byte order mark is kept, as it makes the first line invalid: a sending server could not parse it either.
  const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(reply.body);
  const policy = parseStsPolicy(body);
  if (policy === null) return unanswered('malformed', source, now());
  return answered(body, policy.maxAge, source, now(), MAX_LIFE);
}

/**
 * Returns a policy that was fetched before, while its own `max_age` lasts: the cache may have extended that to its
 * minimum lifetime.
 */
export function keptPolicy(stored: Answer<unknown> | undefined, now: number): Answer<string> {
  const source = { name: 'mta-sts-policy' };
  if (!stored?.ok || typeof stored.value !== 'string') return unanswered('expired', source, now);
  const maxAge = parseStsPolicy(stored.value)?.maxAge ?? 0;
  const expiresAt = Math.min(stored.expiresAt, stored.observedAt + maxAge * 1000);
  // A date in the future means that the clock was set back.
  if (expiresAt <= now || stored.observedAt > now) return unanswered('expired', source, now);
  return { ...stored, value: stored.value, expiresAt };
}

/**
 * Returns the body of a domain's policy, unparsed. `policyId` is the TXT record's id; if null, nobody is asked and the
 * answer is the policy that was fetched last, if it has not expired.
 */
export const mtaStsPolicy = {
  source: 'mta-sts-policy',
  stage: () => 1,
  at: { path: PATH, isStripped: true },
  bind:
    ({ now, ask, cached, store }: Asking & { readonly store: AnswerStore }) =>
    async (domain: string, policyId: string | null): Promise<Answer<string>> => {
      const last = `mta-sts|${domain}`;
      if (policyId === null) return keptPolicy(await store.get(last).catch(() => undefined), now());
      return cached(`${last}|${policyId}`, async () => {
        const answer = await lookUpPolicy(domain, ask, now);
        if (answer.ok) store.set(last, answer).catch(() => undefined);
        return answer;
      });
    },
} satisfies NetworkQuestion;
