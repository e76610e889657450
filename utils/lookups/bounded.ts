/** Reads response bodies of unknown length, and classifies fetch failures. */
import type { UnknownReason } from '../core/model.ts';

/** Reads the body of a response. Returns null once it exceeds `most` bytes; the rest is not downloaded. */
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

/** Returns why a fetch rejected, as far as the browser reveals it: a timeout, or some network failure. */
export function failureOf(error: unknown): UnknownReason {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  return isTimeout ? 'timeout' : 'network';
}
