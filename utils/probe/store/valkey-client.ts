/** One connection to a Valkey or Redis: commands in turn, replies in turn, made anew after it broke. */
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { parseReply, renderCommand, ReplyError, type Value } from './resp.ts';

/** A command that has no reply after this time (ms) has failed, and the connection with it. */
const TIMEOUT = 3_000;

export interface ValkeyClient {
  /** Rejects where the server cannot be reached, does not answer in time, or says an error. */
  command(...words: readonly (string | number)[]): Promise<Value>;
  close(): void;
}

interface Waiting {
  readonly done: (value: Value) => void;
  readonly fail: (error: Error) => void;
}

/** Connects when first asked: `redis://[user:password@]host[:port][/number]`, `rediss://` for TLS. */
export function createValkeyClient(address: string): ValkeyClient {
  const url = new URL(address);
  const isSecure = url.protocol === 'rediss:';
  const waiting: Waiting[] = [];
  let socket: Socket | null = null;
  let timer: NodeJS.Timeout | undefined;

  const lose = (error: Error) => {
    clearTimeout(timer);
    socket?.destroy();
    socket = null;
    for (const { fail } of waiting.splice(0)) fail(error);
  };
  /** The first of those that wait has this long from now. */
  const watch = () => {
    clearTimeout(timer);
    if (waiting.length === 0) return;
    timer = setTimeout(() => {
      lose(new Error('the cache does not answer'));
    }, TIMEOUT);
  };
  const send = (to: Socket, words: readonly (string | number)[]) =>
    new Promise<Value>((done, fail) => {
      waiting.push({ done, fail });
      if (waiting.length === 1) watch();
      to.write(renderCommand(words));
    });

  function open(): Socket {
    const place = { host: url.hostname, port: Number(url.port || 6379) };
    const fresh = isSecure ? connectTls({ ...place, servername: url.hostname }) : connectPlain(place);
    let heard = Buffer.alloc(0);
    const isCurrent = () => socket === fresh;
    fresh.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      try {
        for (let reply = parseReply(heard); reply !== null; reply = parseReply(heard)) {
          heard = heard.subarray(reply.end);
          const next = waiting.shift();
          if (reply.value instanceof ReplyError) next?.fail(reply.value);
          else next?.done(reply.value);
          watch();
        }
      } catch (error) {
        if (isCurrent()) lose(error instanceof Error ? error : new Error(String(error)));
      }
    });
    const onLoss = (error?: Error) => {
      if (isCurrent()) lose(error ?? new Error('the cache hung up'));
    };
    fresh.on('error', onLoss).on('close', () => {
      onLoss();
    });
    // An error of these comes back with the first command that is refused for it.
    const { username, password } = url;
    const login = [username, password].filter((part) => part !== '').map(decodeURIComponent);
    if (login.length > 0) send(fresh, ['AUTH', ...login]).catch(() => undefined);
    const number = url.pathname.slice(1);
    if (number !== '') send(fresh, ['SELECT', number]).catch(() => undefined);
    return fresh;
  }

  return {
    command(...words) {
      socket ??= open();
      return send(socket, words);
    },
    close() {
      lose(new Error('closed'));
    },
  };
}
