/** By which elements a known webmail shows that a message is being written. For the build, which hands it to the mail guard. */
import type { Adapter } from '../adapters/adapter.ts';

/** One selector for the compose windows and editors of all adapters with hosts of their own. */
export function composeCss(adapters: readonly Adapter[]): string {
  const hosted = adapters.filter(({ matches }) => matches.length > 0);
  return hosted.flatMap(({ compose, editor }) => [...compose, ...editor].map(({ css }) => css)).join(',');
}
