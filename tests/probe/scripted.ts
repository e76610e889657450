/** A mail server that behaves, well or badly, as a row of the table says. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Shown } from './certificates.ts';

/** How the server misbehaves when it reaches the given point. */
export type Misdeed = 'reset' | 'hang up' | 'silence' | 'drip' | 'garbage';

export interface Script {
  /** Lines of its greeting; default: `220 mx ESMTP`. */
  readonly banner?: string;
  /** Lines of its answer to EHLO; default: PIPELINING and STARTTLS. */
  readonly ehlo?: string;
  readonly helo?: string;
  /** Its answer to STARTTLS. */
  readonly starttls?: string;
  /** Lines of its answer to EHLO inside TLS. */
  readonly ehloInside?: string;
  readonly protocol?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  /** The point at which it misbehaves as `does` says. */
  readonly at?: 'connect' | 'banner' | 'ehlo' | 'starttls' | 'handshake' | 'ehlo-tls';
  readonly does?: Misdeed;
}

export interface Scripted {
  readonly port: number;
  /** Every command it received, in order. */
  readonly heard: readonly string[];
  readonly connections: () => number;
  /** Resolves when nobody is connected. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

const OFFERED = '250-mx / 250-PIPELINING / 250 STARTTLS';

function misbehave(socket: Socket, misdeed: Misdeed): void {
  if (misdeed === 'reset') socket.resetAndDestroy();
  if (misdeed === 'hang up') socket.end();
  if (misdeed === 'garbage') socket.write(Buffer.from('\x00\xff\x16\x03lorem ipsum\r\n', 'latin1'));
  if (misdeed === 'drip') {
    // Sends the same octet again and again, and never ends the line.
    const timer = setInterval(() => socket.write('2'), 10);
    socket.once('close', () => {
      clearInterval(timer);
    });
  }
}

/** Expands a script's text to SMTP lines: ` / ` separates them; `*1000000` at the end repeats the last letter. */
function linesOf(text: string): string {
  const whole = text.replace(/(.)\*(\d+)$/, (_, letter: string, times: string) =>
    letter.repeat(Number(times)),
  );
  return `${whole.replaceAll(' / ', '\r\n')}\r\n`;
}

/** Starts the server on a free port. */
export async function startScripted(script: Script, shown: Shown, host = '127.0.0.1'): Promise<Scripted> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let connections = 0;
  const isAt = (point: Script['at']) => script.at === point && script.does !== undefined;

  const serve = (socket: Socket, answer: (command: string) => void) => {
    let text = '';
    socket
      .on('error', () => undefined)
      .on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        const lines = text.split('\r\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          heard.push(line);
          if (line === 'QUIT') socket.end('221 bye\r\n');
          else answer(line);
        }
      });
  };
  /**
   * Answers, or misbehaves if this is the point for it. `raw`: the plain connection below, where `socket` is encrypted.
   */
  const say = (socket: Socket, point: Script['at'], text: string, raw = socket) => {
    if (isAt(point)) misbehave(script.does === 'reset' ? raw : socket, script.does ?? 'silence');
    else socket.write(linesOf(text));
  };
  const inside = (socket: Socket) => {
    const { protocol } = script;
    const secureContext = createSecureContext({
      key: shown.key,
      cert: shown.cert,
      ciphers: 'DEFAULT:@SECLEVEL=0',
      ...(protocol && { minVersion: protocol, maxVersion: protocol }),
    });
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    secured.on('error', () => undefined);
    serve(secured, () => {
      say(secured, 'ehlo-tls', script.ehloInside ?? '250-mx / 250 PIPELINING', socket);
    });
  };
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) for (const wake of waiting.splice(0)) wake();
    });
    socket.on('error', () => undefined);
    if (isAt('connect')) {
      misbehave(socket, script.does ?? 'reset');
      return;
    }
    serve(socket, (command) => {
      if (command.startsWith('HELO')) say(socket, 'ehlo', script.helo ?? '250 mx');
      else if (command.startsWith('EHLO')) say(socket, 'ehlo', script.ehlo ?? OFFERED);
      else if (command === 'STARTTLS') {
        const reply = script.starttls ?? '220 go';
        say(socket, 'starttls', reply);
        if (isAt('starttls') || !reply.startsWith('220')) return;
        socket.removeAllListeners('data');
        if (isAt('handshake')) misbehave(socket, script.does ?? 'reset');
        else inside(socket);
      } else socket.write('500 what?\r\n');
    });
    say(socket, 'banner', script.banner ?? '220 mx ESMTP');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    connections: () => connections,
    quiet: () =>
      new Promise((resolve) => {
        if (sockets.size === 0) resolve();
        else waiting.push(resolve);
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
