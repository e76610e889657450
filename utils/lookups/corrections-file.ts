/** Fetches the signed file of corrections from the URL that the person or the organisation set. Consent stage 4. */
import { answered, unanswered, type Answer } from './answer.ts';
import type { Asking, NetworkQuestion } from './question.ts';

/** Shown to nobody, since no evidence rests on it. */
const SOURCE = 'corrections';
/** The file is fetched again after this time (seconds). */
const LIFE = 24 * 60 * 60;
const TIMEOUT = 8_000;
/** Longer files are not read. */
export const MAX_BYTES = 256 * 1024;

/** Returns the file at this address as text; `malformed` if it is not UTF-8. Nothing in it is trusted yet. */
export const correctionsFile = {
  source: SOURCE,
  stage: () => 4,
  bind:
    ({ now, ask }: Pick<Asking, 'now' | 'ask'>) =>
    async (url: string): Promise<Answer<string>> => {
      const source = { name: SOURCE, url };
      const reply = await ask({
        url,
        stage: 4,
        trusted: true,
        purpose: 'facts',
        revealed: '–',
        accept: 'text/plain',
        timeout: TIMEOUT,
        maxBytes: MAX_BYTES,
      });
      if (!reply.ok) return unanswered(reply.reason, source, now());
      if (reply.status !== 200) return unanswered('http-status', source, now());
      try {
        // A byte order mark is kept, since it was not signed.
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(reply.body);
        return answered(text, LIFE, source, now());
      } catch {
        return unanswered('malformed', source, now());
      }
    },
} satisfies NetworkQuestion;
