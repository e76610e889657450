/** Encrypting and opening, in a thread of its own: what it holds in memory ends with it. */
import { asPage, type Made } from '../../utils/encrypt/as-page.ts';
import type { Failed } from '../../utils/encrypt/job.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import { open } from '../../utils/encrypt/open.ts';
import { readPackageText } from '../../utils/lookups/package-tables.ts';
import { Unreadable } from '../../utils/encrypt/archive.ts';
import { inSteps, namedOf, type Posted } from '../../utils/encrypt/posted.ts';
import { NoKey, seal, type For } from '../../utils/encrypt/seal.ts';

/** What the page wants of these files. */
export type Wanted =
  | {
      readonly files: readonly Posted[];
      readonly to: For;
      /** Name of the file on disk, where one is needed. */
      readonly keepAs: string;
      /** As a page that opens itself, too. */
      readonly isPage: boolean;
    }
  | { readonly file: File; readonly typed: string };

/** What the thread tells: so many octets were read; or how it ended. */
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
