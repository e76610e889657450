/** Encrypting and opening, in a thread of its own: what it holds in memory ends with it. */
import { asPage, type Made } from '../../utils/encrypt/as-page.ts';
import type { Failed } from '../../utils/encrypt/job.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import { open } from '../../utils/encrypt/open.ts';
import { readPackageText } from '../../utils/lookups/package-tables.ts';
import { NoKey, seal, Unreadable, type For, type Named, type Plain } from '../../utils/encrypt/seal.ts';

/** A file as it comes into the thread: itself, or as the stream that a page's field gives. */
export type Posted =
  | { readonly path: string; readonly file: File }
  | (Pick<Plain, 'size' | 'lastModified'> & {
      readonly path: string;
      readonly octets: ReturnType<Plain['stream']>;
    });

const namedOf = (one: Posted): Named =>
  'file' in one ? one : { path: one.path, file: { ...one, stream: () => one.octets } };

/** What the page wants of these files. */
export type Wanted =
  | {
      readonly files: readonly Posted[];
      readonly to: For;
      /** As a page that opens itself, too. */
      readonly isPage: boolean;
    }
  | { readonly file: File; readonly typed: string };

/** What the thread tells: so many octets were read; or how it ended. */
export type FromThread =
  { readonly read: number } | { readonly made: Made } | { readonly opened: Opened } | Failed;

/** Least time between two reports of progress (milliseconds). */
const STEP = 100;

const post = (told: FromThread) => {
  postMessage(told);
};

async function work(job: Wanted): Promise<void> {
  if ('file' in job) {
    post({ opened: await open(job.file, job.typed) });
    return;
  }
  let count = 0;
  let last = -Infinity;
  const sealed = await seal(job.files.map(namedOf), job.to, (octets) => {
    count += octets;
    if (performance.now() - last < STEP) return;
    last = performance.now();
    post({ read: count });
  });
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
