/** Asks the organisation's own URL (`revisionUrl`) for the date of the policy that it pushed last. Consent stage 4. */
import { answered, unanswered, type Answer } from './answer.ts';
import { askOwnServer, field } from './own-servers.ts';
import type { Asking, NetworkQuestion } from './question.ts';

/** Shown to nobody, since no evidence rests on it. */
const SOURCE = 'policy-date';
/** The URL is asked again after this time (seconds). */
const LIFE = 60 * 60;
const MAX_BYTES = 64 * 1024;
/** A longer text is no date. */
const MAX_LENGTH = 29;

/** Returns the date as the organisation wrote it: `{ "policyDate": "2026-11-28" }`. */
export const policyDate = {
  source: SOURCE,
  stage: () => 4,
  bind:
    (ports: Pick<Asking, 'now' | 'ask'>) =>
    async (url: string): Promise<Answer<string>> => {
      const source = { name: SOURCE, url };
      const request = { url, purpose: 'policy-date', revealed: '–', maxBytes: MAX_BYTES };
      const answer = await askOwnServer(request, source, ports);
      if (!('body' in answer)) return answer;
      const date = field(answer.body, 'policyDate');
      return typeof date === 'string' && date.length <= MAX_LENGTH && !Number.isNaN(Date.parse(date))
        ? answered(date, LIFE, source, ports.now())
        : unanswered('malformed', source, ports.now());
    },
} satisfies NetworkQuestion;
