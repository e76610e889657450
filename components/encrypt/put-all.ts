/** Puts the encrypted files into the page that the plain ones came from, one field after another. */
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Put } from '../../utils/encrypt/field.ts';
import type { Given } from '../../utils/encrypt/from-page.ts';
import type { Sealed } from '../../utils/encrypt/seal.ts';

/** `stopped`: the person cancelled before all were there. */
export type PutEnd = Put | 'stopped';

/** Returns the worst of several outcomes. */
export const worstOf = (all: readonly PutEnd[]): PutEnd =>
  (['stopped', 'refused', 'changed', 'taken'] as const).find((one) => all.includes(one)) ?? 'there';

interface Putting {
  /** Octets to send. */
  readonly total: number;
  readonly ended: Promise<PutEnd>;
  readonly stop: () => void;
}

/**
 * Returns what replaces the plain files: the self-decrypting page if one was wanted and the field accepts any file,
 * otherwise the encrypted file.
 */
const oneOf = ({ sealed, page }: Made, accept: string): Sealed =>
  page && !page.isBeside && accept.trim() === '' ? page : sealed;

/**
 * Puts one result into each place, in their order; ends with the worst outcome. `onSent` receives the octets sent in
 * total. What is in place already stays there after a stop.
 */
export function putAll(given: Given, made: readonly Made[], onSent: (octets: number) => void): Putting {
  const files = made.map((one, at) => oneOf(one, given.offer.places[at]?.accept ?? ''));
  const stopping = new AbortController();
  const run = async () => {
    const all: PutEnd[] = [];
    let before = 0;
    for (const [at, file] of files.entries()) {
      const since = before;
      const how = await given.put(at, file, stopping.signal, (octets) => {
        onSent(since + octets);
      });
      all.push(how);
      if (how === 'stopped') break;
      before += file.blob.size;
    }
    return worstOf(all);
  };
  return {
    total: files.reduce((sum, { blob }) => sum + blob.size, 0),
    ended: run(),
    stop: () => {
      stopping.abort();
    },
  };
}
