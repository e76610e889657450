/** The files of each place become one encrypted file, one after the other. */
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Named } from '../../utils/encrypt/archive.ts';
import type { Failed, Job } from '../../utils/encrypt/job.ts';

/** Encrypts these files; hears of the octets that were read. */
type SealOne = (files: readonly Named[], onRead: (octets: number) => void) => Job<Made>;

/** All of them, or the first failure. `onRead` hears of the octets of all. */
export function sealAll(
  places: readonly (readonly Named[])[],
  sealOne: SealOne,
  onRead: (octets: number) => void,
): Job<readonly Made[]> {
  let running: Job<Made> | undefined;
  const run = async (): Promise<readonly Made[] | Failed> => {
    const all: Made[] = [];
    let before = 0;
    for (const files of places) {
      const since = before;
      running = sealOne(files, (octets) => {
        onRead(since + octets);
      });
      const ended = await running.ended;
      if ('failed' in ended) return ended;
      all.push(ended);
      before += files.reduce((sum, { file }) => sum + file.size, 0);
    }
    return all;
  };
  return {
    ended: run(),
    stop() {
      running?.stop();
    },
  };
}
