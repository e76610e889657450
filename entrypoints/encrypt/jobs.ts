/** Starts and ends the thread that encrypts. */
import type { Opened } from '../../utils/encrypt/open.ts';
import type { For, Named, Sealed } from '../../utils/encrypt/seal.ts';
import { trustedUrl } from '../../utils/platform/trusted-url.ts';
import type { Failed, Job, Told } from './work.ts';
import workUrl from './work.ts?worker&url';

export type Ended<T> = T | Failed;

/** A job that is being done; the thread ends with it, or when it is stopped, and what it had made is gone. */
export interface Running<T> {
  readonly ended: Promise<Ended<T>>;
  readonly stop: () => void;
}

function run<T>(
  job: Job,
  take: (told: Told) => Ended<T> | null,
  onRead: (octets: number) => void,
): Running<T> {
  const thread = new Worker(trustedUrl(workUrl), { type: 'module' });
  const stop = () => {
    thread.terminate();
  };
  const ended = new Promise<Ended<T>>((done) => {
    thread.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      const end = 'failed' in data ? data : take(data);
      if (end === null) {
        if ('read' in data) onRead(data.read);
        return;
      }
      stop();
      done(end);
    });
    thread.addEventListener('error', () => {
      stop();
      done({ failed: true });
    });
  });
  thread.postMessage(job);
  return { ended, stop };
}

export const startSeal = (
  files: readonly Named[],
  to: For,
  onRead: (octets: number) => void,
): Running<Sealed> => run<Sealed>({ files, to }, (told) => ('sealed' in told ? told.sealed : null), onRead);

export const startOpen = (file: File, typed: string): Running<Opened> =>
  run<Opened>(
    { file, typed },
    (told) => ('opened' in told ? told.opened : null),
    () => undefined,
  );
