/** Does a host that was addressed with http also answer with https? RFC 9110 §4.2.2. */
import { isAskableHost } from '../core/destination.ts';
import { answered, unanswered } from './answer.ts';
import type { EgressRequest, EgressResponse } from './egress.ts';
import { meetResolver } from './doh.ts';
import type { Tls } from '../core/model.ts';
import type { Answer } from './answer.ts';
import type { Asking, NetworkQuestion } from './question.ts';

/** What a host offers over https. */
export interface Https {
  readonly isOffered: boolean;
  /** The TLS connection over which it answered, if the browser reports it. */
  readonly tls?: Tls;
}

const TIMEOUT = 3_000;
/** Only the fact that it answers counts; a page is larger than this, and the rest is not read. */
const MAX_BYTES = 1024;
/** How long the answer for a host is kept (seconds). */
const LIFE = 24 * 60 * 60;

/**
 * Whether `https://<host>/` answered over a connection with a valid certificate. Any status, a redirect or a page of
 * any size counts as an answer; a certificate that is accepted only because the person made an exception does not.
 * Requests the start page, never the path that a form names.
 */
export async function lookUpHttps(
  host: string,
  ask: (question: EgressRequest) => Promise<EgressResponse>,
  now: () => number,
): Promise<Answer<Https>> {
  const source = { name: 'https-alternative', url: `https://${host}/` };
  const reply = await ask({
    url: source.url,
    stage: 1,
    purpose: 'https-alternative',
    revealed: host,
    accept: 'text/html',
    timeout: TIMEOUT,
    maxBytes: MAX_BYTES,
  });
  if (reply.ok || reply.reason === 'redirected' || reply.reason === 'too-large') {
    const { tls } = reply;
    const isOffered = tls?.isTrusted ?? true;
    return answered(tls ? { isOffered, tls } : { isOffered }, LIFE, source, now());
  }
  if (reply.reason === 'certificate') return answered({ isOffered: false }, LIFE, source, now());
  return unanswered(reply.reason, source, now());
}

interface HttpsMeans extends Asking {
  readonly resolver: string | null;
  /** Whether the resolver's own address was seen since the browser started (connection-observer.ts). */
  readonly isResolverKnown: () => Promise<boolean>;
}

/** Whether the host answers over https with a valid certificate. */
export const https = {
  source: 'https-alternative',
  stage: () => 1,
  at: { path: '/', isStripped: false, showsTls: true },
  bind:
    ({ now, ask, cached, resolver, isResolverKnown }: HttpsMeans) =>
    async (host: string): Promise<Answer<Https>> => {
      if (!isAskableHost(host)) return unanswered('not-public', { name: 'https-alternative' }, now());
      return cached(`https-alternative|${host}`, async () => {
        if (resolver !== null && !(await isResolverKnown())) await meetResolver(resolver, ask);
        return lookUpHttps(host, ask, now);
      });
    },
} satisfies NetworkQuestion;
