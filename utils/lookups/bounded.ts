/** Reading answers of unknown length and failures of unknown kind. */
import type { UnknownReason } from '../core/model.ts';

/** The body of a response, or null once it is longer than `most` bytes; the rest is not downloaded. */
export async function readBounded(response: Response, most: number): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    body.set(part, offset);
    offset += part.length;
  }
  return body;
}

/** Why a fetch rejected, as far as the browser tells: a timeout, or some network failure. */
export function failureOf(error: unknown): UnknownReason {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  return isTimeout ? 'timeout' : 'network';
}
