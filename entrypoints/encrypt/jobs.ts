/** Starts and ends the thread that encrypts. */
import type { Failed, Job } from '../../utils/encrypt/job.ts';
import type { Opened } from '../../utils/encrypt/open.ts';
import type { For, Named, Sealed } from '../../utils/encrypt/seal.ts';
import { trustedUrl } from '../../utils/platform/trusted-url.ts';
import type { Told, Wanted } from './work.ts';
import workUrl from './work.ts?worker&url';

function run<T>(
  wanted: Wanted,
  take: (told: Told) => T | Failed | null,
  onRead: (octets: number) => void,
): Job<T> {
  const thread = new Worker(trustedUrl(workUrl), { type: 'module' });
  const stop = () => {
    thread.terminate();
  };
  const ended = new Promise<T | Failed>((done) => {
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
  thread.postMessage(wanted);
  return { ended, stop };
}

/** Encrypts these files in a thread of its own; `onRead` is told the octets read so far. The job fails as `Failed` says. */
export const startSeal = (files: readonly Named[], to: For, onRead: (octets: number) => void): Job<Sealed> =>
  run<Sealed>({ files, to }, (told) => ('sealed' in told ? told.sealed : null), onRead);

/** Opens this file with what was typed, in a thread of its own. The job fails as `Failed` says. */
export const startOpen = (file: File, typed: string): Job<Opened> =>
  run<Opened>(
    { file, typed },
    (told) => ('opened' in told ? told.opened : null),
    () => undefined,
  );
