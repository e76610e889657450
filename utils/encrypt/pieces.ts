/** A file's octets in large pieces: Firefox gives the stream of a file in small ones, each of which costs a turn of its threads. */

/** How much is read at once (octets). Larger ones are slower to be freed. */
const PIECE = 1024 * 1024;

/** All of it, read as it is wanted; fails as the file does. One that is shorter by now ends where it ends. */
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
