/** Encrypting and opening, in a thread of its own: what it holds in memory ends with it. */
import { open, type Opened } from '../../utils/encrypt/open.ts';
import { NoKey, seal, Unreadable, type For, type Named, type Sealed } from '../../utils/encrypt/seal.ts';

/** What the page wants of these files. */
export type Job =
  { readonly files: readonly Named[]; readonly to: For } | { readonly file: File; readonly typed: string };

/** What the thread tells: so many octets were read; or how it ended. */
export type Told =
  { readonly read: number } | { readonly sealed: Sealed } | { readonly opened: Opened } | Failed;

/** What went wrong: a file could not be read, a text is no key; neither: anything else. */
export interface Failed {
  readonly failed: true;
  readonly path?: string;
  readonly key?: string;
}

/** Not after each piece (milliseconds). */
const STEP = 100;

const tell = (told: Told) => {
  postMessage(told);
};

async function work(job: Job): Promise<void> {
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

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  work(data).catch((error: unknown) => {
    const path = error instanceof Unreadable ? { path: error.path } : {};
    const key = error instanceof NoKey ? { key: error.text } : {};
    tell({ failed: true, ...path, ...key });
  });
});
