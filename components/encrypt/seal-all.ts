/** Encrypts the files of each field into one file, one field after another. */
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Named } from '../../utils/encrypt/archive.ts';
import type { Failed, Job } from '../../utils/encrypt/job.ts';

/** Encrypts these files; `onRead` receives the number of octets read so far. */
type SealOne = (files: readonly Named[], onRead: (octets: number) => void) => Job<Made>;

/**
 * Encrypts the files of all fields; ends with all results or the first failure. `onRead` receives the octets read in
 * total.
 */
export function sealAll(
  places: readonly (readonly Named[])[],
  sealOne: SealOne,
  onRead: (octets: number) => void,
): Job<readonly Made[]> {
  const started: Job<Made>[] = [];
  /** What the earlier ones have made is of no use without the others. */
  const stop = () => {
    for (const job of started) job.stop();
  };
  const run = async (): Promise<readonly Made[] | Failed> => {
    const all: Made[] = [];
    let before = 0;
    for (const files of places) {
      const since = before;
      const job = sealOne(files, (octets) => {
        onRead(since + octets);
      });
      started.push(job);
      const ended = await job.ended;
      if ('failed' in ended) {
        stop();
        return ended;
      }
      all.push(ended);
      before += files.reduce((sum, { file }) => sum + file.size, 0);
    }
    return all;
  };
  return { ended: run(), stop };
}
