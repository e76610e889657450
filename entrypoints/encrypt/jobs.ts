/** Starts and stops the worker threads that encrypt and decrypt. */
import type { Named } from '../../utils/encrypt/archive.ts';
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import type { Failed, Job } from '../../utils/encrypt/job.ts';
import { postedOf } from '../../utils/encrypt/posted.ts';
import type { For } from '../../utils/encrypt/seal.ts';
import { newName, removeStored } from '../../utils/encrypt/stored.ts';
import type { EncryptTo } from '../../utils/core/key.ts';
import { trustedUrl } from '../../utils/platform/trusted-url.ts';
import type { PgpEnd, PgpJob } from './pgp.ts';
import type { FromThread, Wanted } from './work.ts';
import workUrl from './work.ts?worker&url';

type Told = FromThread | PgpEnd;

interface Ways {
  readonly transfer?: Transferable[];
  readonly onRead?: (octets: number) => void;
}

function run<T>(
  thread: Worker,
  wanted: Wanted | PgpJob,
  take: (told: Told) => T | null,
  { transfer = [], onRead }: Ways = {},
): Job<T> {
  const stop = () => {
    thread.terminate();
  };
  const ended = new Promise<T | Failed>((done) => {
    thread.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      const end = 'failed' in data ? data : take(data);
      if (end === null) {
        if ('read' in data) onRead?.(data.read);
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

const ageThread = () => new Worker(trustedUrl(workUrl), { type: 'module' });
/** Loads the OpenPGP library, which nothing else has to load. */
const pgpThread = () => new Worker(trustedUrl('/open-pgp.js'));

const madeIn = (told: Told) => ('made' in told ? told.made : null);
const openedIn = (told: Told) => ('opened' in told ? told.opened : null);
const armoredIn = (told: Told) => ('armored' in told ? told.armored : null);

/** Encrypts files with age, or with OpenPGP where `to` has keys found for people. */
export function startSeal(
  files: readonly Named[],
  to: For | EncryptTo,
  isPage: boolean,
  onRead: (octets: number) => void,
): Job<Made> {
  const posted = files.map(postedOf);
  const transfer = posted.flatMap((one) => ('octets' in one ? [one.octets] : []));
  const keepAs = newName();
  const { ended, stop } =
    'keys' in to
      ? run(pgpThread(), { files: posted, to, keepAs }, madeIn, { transfer, onRead })
      : run(ageThread(), { files: posted, to, isPage, keepAs }, madeIn, { transfer, onRead });
  return {
    ended: ended.then((end) => {
      if ('failed' in end) void removeStored(keepAs);
      return end;
    }),
    stop() {
      stop();
      void removeStored(keepAs);
    },
  };
}

/** Encrypts a text to people's keys; ends with its armor. */
export const startText = (text: string, to: EncryptTo): Job<string> =>
  run(pgpThread(), { text, to }, armoredIn);

/** Decrypts a file with what was typed. A second thread handles what the first finds to be OpenPGP. */
export function startOpen(file: File, typed: string): Job<Opened> {
  let job: Job<Opened> = run(ageThread(), { file, typed }, openedIn);
  const ended = job.ended.then((end) => {
    if (!('closed' in end) || end.closed !== 'pgp') return end;
    job = run(pgpThread(), { file, typed }, openedIn);
    return job.ended;
  });
  return {
    ended,
    stop() {
      job.stop();
    },
  };
}
