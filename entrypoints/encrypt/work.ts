/** Encrypts and decrypts in a worker thread: what it holds in memory is freed with it. */
import { asPage, type Made } from '../../utils/encrypt/as-page.ts';
import type { Failed } from '../../utils/encrypt/job.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import { open } from '../../utils/encrypt/open.ts';
import { readPackageText } from '../../utils/lookups/package-tables.ts';
import { Unreadable } from '../../utils/encrypt/archive.ts';
import { inSteps, namedOf, type Posted } from '../../utils/encrypt/posted.ts';
import { NoKey, seal, type For } from '../../utils/encrypt/seal.ts';

/** What the page asks of the thread. */
export type Wanted =
  | {
      readonly files: readonly Posted[];
      readonly to: For;
      /** Name of the file on disk, where one is needed. */
      readonly keepAs: string;
      /** Whether to make a page that decrypts itself as well. */
      readonly isPage: boolean;
    }
  | { readonly file: File; readonly typed: string };

/** Messages of the thread: how many octets were read so far, or how the job ended. */
export type FromThread =
  { readonly read: number } | { readonly made: Made } | { readonly opened: Opened } | Failed;

const post = (told: FromThread) => {
  postMessage(told);
};

async function work(job: Wanted): Promise<void> {
  if ('file' in job) {
    post({ opened: await open(job.file, job.typed) });
    return;
  }
  const onRead = inSteps((read) => {
    post({ read });
  });
  const sealed = await seal(job.files.map(namedOf), job.to, onRead, job.keepAs);
  const page = job.isPage ? await asPage(await readPackageText('/reader.txt'), sealed) : null;
  post({ made: { sealed, page } });
}

addEventListener('message', ({ data }: MessageEvent<Wanted>) => {
  work(data).catch((error: unknown) => {
    const path = error instanceof Unreadable ? { path: error.path } : {};
    const key = error instanceof NoKey ? { key: error.text } : {};
    post({ failed: true, ...path, ...key });
  });
});
