/** Encrypting and opening, in a thread of its own: what it holds in memory ends with it. */
import type { Failed } from '../../utils/encrypt/job.ts';
import { open, type Opened } from '../../utils/encrypt/open.ts';
import { NoKey, seal, Unreadable, type For, type Named, type Sealed } from '../../utils/encrypt/seal.ts';

/** What the page wants of these files. */
export type Wanted =
  { readonly files: readonly Named[]; readonly to: For } | { readonly file: File; readonly typed: string };

/** What the thread tells: so many octets were read; or how it ended. */
export type Told =
  { readonly read: number } | { readonly sealed: Sealed } | { readonly opened: Opened } | Failed;

/** Least time between two reports of progress (milliseconds). */
const STEP = 100;

const tell = (told: Told) => {
  postMessage(told);
};

async function work(job: Wanted): Promise<void> {
  if ('file' in job) {
    tell({ opened: await open(job.file, job.typed) });
    return;
  }
  let count = 0;
  let last = -Infinity;
  const sealed = await seal(job.files, job.to, (octets) => {
    count += octets;
    if (performance.now() - last < STEP) return;
    last = performance.now();
    tell({ read: count });
  });
  tell({ sealed });
}

addEventListener('message', ({ data }: MessageEvent<Wanted>) => {
  work(data).catch((error: unknown) => {
    const path = error instanceof Unreadable ? { path: error.path } : {};
    const key = error instanceof NoKey ? { key: error.text } : {};
    tell({ failed: true, ...path, ...key });
  });
});
