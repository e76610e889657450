/** Turns a stream into a blob of parts, which the browser may keep on disk: it is never all in memory. */

/** How much of it is in memory at once (octets). */
const PART = 8 * 1024 * 1024;

/** Returns the whole stream as a blob. Rejects with the stream's own error; what had arrived by then is dropped. */
export async function gather(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const parts: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const put = () => {
    parts.push(new Blob(waiting));
    waiting = [];
    size = 0;
  };
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    waiting.push(value as Uint8Array<ArrayBuffer>);
    size += value.length;
    if (size >= PART) put();
  }
  put();
  return new Blob(parts, { type: 'application/octet-stream' });
}
