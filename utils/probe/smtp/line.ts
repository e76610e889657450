/** Reads replies from a stream, one at a time, with a timeout. */
import type { Duplex } from 'node:stream';
import type { Problem } from '../model.ts';
import { readReply, EMPTY_READING, type Reading, type Reply } from './reply.ts';

/** What went wrong on the connection. */
export class WireError extends Error {
  override name = 'WireError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

/** Maps a system error to a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof WireError) return error.problem;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'reset';
  if (code === 'ETIMEDOUT') return 'timeout';
  return 'unreachable';
}

/** Waits for one of several events, or rejects with `timeout`. Removes listeners and timer afterwards. */
export function within<T>(
  ms: number,
  wait: (done: (value: T) => void, fail: (error: unknown) => void) => () => void,
) {
  return new Promise<T>((resolve, reject) => {
    const end = (then: () => void) => {
      clearTimeout(timer);
      stop();
      then();
    };
    const timer = setTimeout(() => {
      end(() => {
        reject(new WireError('timeout'));
      });
    }, ms);
    const stop = wait(
      (value) => {
        queueMicrotask(() => {
          end(() => {
            resolve(value);
          });
        });
      },
      (error) => {
        queueMicrotask(() => {
          end(() => {
            reject(error instanceof Error ? error : new WireError('unreachable'));
          });
        });
      },
    );
  });
}

export interface Line {
  /** Returns the next reply. Rejects with a WireError if none arrives completely within this time (ms). */
  next(ms: number): Promise<Reply>;
  /** Stops listening. Returns what was received after the last reply. */
  stop(): string;
}

/** Listens to a stream. If the stream ends, whoever waits for a reply gets `reset`. */
export function listenTo(stream: Duplex): Line {
  let reading: Reading = EMPTY_READING;
  let behind = '';
  let failed: unknown = null;
  let wake: () => void = () => undefined;
  const onData = (chunk: Buffer) => {
    behind += chunk.toString('latin1');
    // Nobody reads that much; this bounds what is buffered.
    if (behind.length > 64 * 1024) stream.pause();
    wake();
  };
  const onError = (error: unknown) => {
    failed ??= error;
    wake();
  };
  const onEnd = () => {
    onError(new WireError('reset'));
  };
  stream.on('data', onData).on('error', onError).on('end', onEnd).on('close', onEnd);

  /** Returns the reply in what was received so far, or null. */
  const take = (): Reply | null => {
    if (behind === '') return null;
    const heard = readReply(reading, behind);
    behind = '';
    if (heard.kind === 'bad') throw new WireError(heard.problem);
    if (heard.kind === 'more') {
      reading = heard.reading;
      return null;
    }
    reading = EMPTY_READING;
    behind = heard.rest;
    return heard.reply;
  };
  return {
    next: (ms) =>
      within<Reply>(ms, (done, fail) => {
        const look = () => {
          try {
            const reply = take();
            if (reply) done(reply);
            else if (failed !== null) fail(failed);
          } catch (error) {
            fail(error);
          }
        };
        wake = look;
        look();
        return () => {
          wake = () => undefined;
        };
      }),
    stop() {
      stream.off('data', onData).off('end', onEnd).off('close', onEnd);
      return reading.rest + behind;
    },
  };
}
