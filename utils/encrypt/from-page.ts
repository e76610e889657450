/** Reads files that a person has chosen in a page piece by piece, and puts the encrypted file in their place. */
import { fromBase64, toBase64 } from './reader/armor.ts';
import { PART, type FromField, type Offer, type Put, type ToField } from './field.ts';
import type { Named } from './archive.ts';
import type { Sealed } from './seal.ts';

/** Our end of a port that leads to the field. */
export interface FieldPort {
  readonly postMessage: (message: ToField) => void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface Given {
  readonly offer: Offer;
  /** The files of each place. */
  readonly places: readonly (readonly Named[])[];
  /**
   * Puts the file into the place with this index, where its files are to be replaced. Never rejects: `changed` where
   * the page is gone, `stopped` where `signal` came before all of it was sent. `onSent` receives the octets sent.
   */
  readonly put: (
    place: number,
    sealed: Sealed,
    signal?: AbortSignal,
    onSent?: (octets: number) => void,
  ) => Promise<Put | 'stopped'>;
}

interface Asked {
  readonly done: (answer: FromField) => void;
  readonly fail: (error: unknown) => void;
}

/** Returns a function that sends requests; answers arrive in their order. All fail once the page is gone. */
function createAsk(port: FieldPort): (question: ToField | null) => Promise<FromField> {
  const waiting: Asked[] = [];
  let isGone = false;
  port.onMessage.addListener((answer) => waiting.shift()?.done(answer as FromField));
  port.onDisconnect.addListener(() => {
    isGone = true;
    for (const { fail } of waiting.splice(0)) fail(new DOMException('the page is gone', 'NotReadableError'));
  });
  return (question) =>
    new Promise((done, fail) => {
      if (isGone) throw new DOMException('the page is gone', 'NotReadableError');
      waiting.push({ done, fail });
      if (question) port.postMessage(question);
    });
}
type Ask = ReturnType<typeof createAsk>;
type PutInto = Parameters<Given['put']> extends [number, ...infer Rest] ? Rest : never;

/** Returns the octets of one of the files, read on demand; fails where the page or the file is gone. */
function streamOf(ask: Ask, of: number, nth: number, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        if (at >= size) {
          controller.close();
          return;
        }
        const answer = await ask({ read: nth, of, at });
        const octets = 'octets' in answer && answer.octets ? fromBase64(answer.octets) : null;
        if (!octets) throw new DOMException('the file cannot be read', 'NotReadableError');
        at += octets.length;
        controller.enqueue(octets);
      },
    },
    { highWaterMark: 0 },
  );
}

async function put(
  ask: Ask,
  of: number,
  ...[{ name, blob }, signal, onSent]: PutInto
): Promise<Put | 'stopped'> {
  for (let at = 0; at < blob.size; at += PART) {
    if (signal?.aborted) {
      await ask({ forget: true });
      return 'stopped';
    }
    const part = toBase64(new Uint8Array(await blob.slice(at, at + PART).arrayBuffer()));
    const answer = await ask({ part });
    if (!('isKept' in answer) || !answer.isKept) return 'refused';
    onSent?.(Math.min(at + PART, blob.size));
  }
  const answer = await ask({ put: { name, size: blob.size }, of });
  return 'put' in answer ? answer.put : 'refused';
}

/** Returns what the page at the other end offers; null where it offers nothing, or is gone. */
export async function receive(port: FieldPort): Promise<Given | null> {
  const ask = createAsk(port);
  const first = await ask(null).catch(() => null);
  const offer = first && 'offer' in first ? first.offer : null;
  if (!offer) return null;
  const places = offer.places.map(({ files }, of) =>
    files.map(({ name, size, lastModified }, nth) => ({
      path: name,
      file: { size, lastModified, stream: () => streamOf(ask, of, nth, size) },
    })),
  );
  return {
    offer,
    places,
    put: (of, ...rest) => put(ask, of, ...rest).catch(() => 'changed' as const),
  };
}
