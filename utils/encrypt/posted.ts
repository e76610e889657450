/** Files on their way into a thread. */
import type { Named, Plain } from './archive.ts';
import { inPieces } from './pieces.ts';

/** A file as it comes into the thread: itself, or as the stream that a page's field gives. */
export type Posted =
  | { readonly path: string; readonly file: File }
  | (Pick<Plain, 'size' | 'lastModified'> & {
      readonly path: string;
      readonly octets: ReturnType<Plain['stream']>;
    });

/** As it is posted; a stream is to be handed over with it. */
export function postedOf({ path, file }: Named): Posted {
  if (file instanceof File) return { path, file };
  const { size, lastModified } = file;
  return { path, size, lastModified, octets: file.stream() };
}

/** The file again, in the thread. */
export function namedOf(one: Posted): Named {
  if (!('file' in one)) return { path: one.path, file: { ...one, stream: () => one.octets } };
  const { path, file } = one;
  const { size, lastModified } = file;
  return { path, file: { size, lastModified, stream: () => inPieces(file) } };
}

/** Least time between two reports of progress (milliseconds). */
const STEP = 100;

/** What hears of each piece that was read (octets), and tells their sum from time to time. */
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
