/** The elements that show that a message is being written in a known webmail. The build gives them to mail-guard.js. */
import type { Adapter } from '../adapters/adapter.ts';

/** Returns one selector for the compose windows and editors of all adapters that have hosts of their own. */
export function composeCss(adapters: readonly Adapter[]): string {
  const hosted = adapters.filter(({ matches }) => matches.length > 0);
  return hosted.flatMap(({ compose, editor }) => [...compose, ...editor].map(({ css }) => css)).join(',');
}
