/** Runs jobs in the policy page's worker thread. */
import type { Policy } from '../../utils/policy/parse.ts';
import type { OwnIds } from '../../utils/policy/vocabulary.ts';
import { trustedUrl } from '../../utils/platform/trusted-url.ts';
import type { Checked, Job } from './work.ts';
import workUrl from './work.ts?worker&url';

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Starts the thread and returns its jobs on a policy's text; each rejects where the thread failed. `suffixes`: the
 * package's list of public suffixes.
 */
export function createJobs(ids: OwnIds, suffixes: string) {
  const thread = new Worker(trustedUrl(workUrl), { type: 'module' });
  thread.postMessage({ suffixes });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  thread.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: unknown }>) => {
    waiting.get(data.id)?.done(data.answer);
    waiting.delete(data.id);
  });
  thread.addEventListener('error', ({ message }) => {
    for (const { fail } of waiting.values()) fail(new Error(message));
    waiting.clear();
  });
  const ask = <T>(want: Job['want'], text: string): Promise<T> =>
    new Promise((done, fail) => {
      count += 1;
      waiting.set(count, { done: done as Waiting['done'], fail });
      thread.postMessage({ id: count, want, text, ids } satisfies Job);
    });

  let next: string | null = null;
  let checking: Promise<Checked> | null = null;
  return {
    /**
     * Checks a text; of those that arrive during a check only the newest is checked. null where a newer text superseded
     * it.
     */
    async check(text: string): Promise<Checked | null> {
      next = text;
      await checking?.catch(() => null);
      if (next !== text || checking) return null;
      checking = ask<Checked>('check', text);
      try {
        const checked = await checking;
        return next === text ? checked : null;
      } finally {
        checking = null;
      }
    },
    policyIn: (text: string) => ask<Policy>('policy', text),
    file: (text: string, file: string) => ask<string>({ file }, text),
    archive: (text: string) => ask<Uint8Array<ArrayBuffer>>('archive', text),
  };
}
