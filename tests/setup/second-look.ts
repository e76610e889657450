/** Which failed end-to-end files may be looked at again, alone and in fresh browsers. */
import type { FailedFile } from './failed.ts';

/** More failed files than this are no accident. */
const MOST = 4;
/**
 * Files that count what is sent, or compare verdicts. What they find wrong once is wrong, however seldom: only a row of
 * theirs that waited in vain is looked at again.
 */
const COUNTS =
  /\/(send|send-ledger|hold|orphans|strict-orphans|situations|harmless|truth|claims|soak|recipients|privacy|silent)\.test\.ts$/;
const IN_VAIN = /waited in vain|timed out|stale element/;

/**
 * Returns the files to repeat, each once; null where the run has failed for good. A machine that is busy with two
 * browsers lets about one row in a thousand come too late; a fault of ours comes again.
 */
export function secondLook(files: readonly FailedFile[]): readonly string[] | null {
  const isWrong = ({ file, errors }: FailedFile) =>
    COUNTS.test(`/${file}`) && !errors.every((error) => IN_VAIN.test(error));
  if (files.length === 0 || files.length > MOST || files.some(isWrong)) return null;
  return [...new Set(files.map(({ file }) => file))];
}
