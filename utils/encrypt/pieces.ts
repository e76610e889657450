/**
 * Reads a file's octets in large pieces: Firefox streams files in small ones, each of which costs a turn of its
 * threads.
 */

/** How much is read at once (octets). Larger pieces take longer to be freed. */
const PIECE = 1024 * 1024;

/** Returns the whole file, read on demand; fails if reading fails. A file that has become shorter ends early. */
export function inPieces(file: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
        at += PIECE;
        if (piece.length > 0) controller.enqueue(piece);
        if (piece.length < PIECE) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
