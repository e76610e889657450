/** Starts and ends the thread that encrypts. */
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Failed, Job } from '../../utils/encrypt/job.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import type { For, Named } from '../../utils/encrypt/seal.ts';
import { trustedUrl } from '../../utils/platform/trusted-url.ts';
import type { Posted, FromThread, Wanted } from './work.ts';
import workUrl from './work.ts?worker&url';

interface Ways {
  readonly transfer?: Transferable[];
  /** In the thread for OpenPGP files, which brings its library. */
  readonly isPgp?: boolean;
}

function run<T>(
  wanted: Wanted,
  take: (told: FromThread) => T | Failed | null,
  onRead: (octets: number) => void,
  { transfer = [], isPgp = false }: Ways = {},
): Job<T> {
  const thread = isPgp
    ? new Worker(trustedUrl('/open-pgp.js'))
    : new Worker(trustedUrl(workUrl), { type: 'module' });
  const stop = () => {
    thread.terminate();
  };
  const ended = new Promise<T | Failed>((done) => {
    thread.addEventListener('message', ({ data }: MessageEvent<FromThread>) => {
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
  thread.postMessage(wanted, transfer);
  return { ended, stop };
}

function postedOf({ path, file }: Named): Posted {
  if (file instanceof File) return { path, file };
  const { size, lastModified } = file;
  return { path, size, lastModified, octets: file.stream() };
}

export const startSeal = (
  files: readonly Named[],
  to: For,
  isPage: boolean,
  onRead: (octets: number) => void,
): Job<Made> => {
  const posted = files.map(postedOf);
  const streams = posted.flatMap((one) => ('octets' in one ? [one.octets] : []));
  const take = (told: FromThread) => ('made' in told ? told.made : null);
  return run<Made>({ files: posted, to, isPage }, take, onRead, { transfer: streams });
};

const openIn = (file: File, typed: string, isPgp: boolean): Job<Opened> =>
  run<Opened>(
    { file, typed },
    (told) => ('opened' in told ? told.opened : null),
    () => undefined,
    { isPgp },
  );

/** The second thread is for what the first finds to be OpenPGP: nobody else pays for that library. */
export function startOpen(file: File, typed: string): Job<Opened> {
  let job = openIn(file, typed, false);
  const ended = job.ended.then((end) => {
    if (!('closed' in end) || end.closed !== 'pgp') return end;
    job = openIn(file, typed, true);
    return job.ended;
  });
  return {
    ended,
    stop() {
      job.stop();
    },
  };
}
