/** Passes files to a worker thread. */
import type { Named, Plain } from './archive.ts';
import { inPieces } from './pieces.ts';

/** A file as it reaches the thread: the file itself, or the stream that a page's field gives. */
export type Posted =
  | { readonly path: string; readonly file: File }
  | (Pick<Plain, 'size' | 'lastModified'> & {
      readonly path: string;
      readonly octets: ReturnType<Plain['stream']>;
    });

/** Returns a file in the form for posting; its stream, if any, must be transferred with it. */
export function postedOf({ path, file }: Named): Posted {
  if (file instanceof File) return { path, file };
  const { size, lastModified } = file;
  return { path, size, lastModified, octets: file.stream() };
}

/** Restores the file in the thread. */
export function namedOf(one: Posted): Named {
  if (!('file' in one)) return { path: one.path, file: { ...one, stream: () => one.octets } };
  const { path, file } = one;
  const { size, lastModified } = file;
  return { path, file: { size, lastModified, stream: () => inPieces(file) } };
}

/** Shortest time between two reports of progress (milliseconds). */
const STEP = 100;

/** Returns a function that takes the octets of each piece read; `tell` receives their sum, at most once per `STEP`. */
export function inSteps(tell: (sum: number) => void): (octets: number) => void {
  let sum = 0;
  let last = -Infinity;
  return (octets) => {
    sum += octets;
    if (performance.now() - last < STEP) return;
    last = performance.now();
    tell(sum);
  };
}
