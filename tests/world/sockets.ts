/** Connections of the fake Internet: servers on loopback, tunnels between them, and WebSockets. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Copies data from one connection to the other, delayed by half a round trip. */
export function relay(from: Socket, to: Socket, rtt: () => number): void {
  from.on('data', (chunk) => {
    const delay = rtt() / 2;
    if (delay === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), delay);
  });
  from.on('close', () => setTimeout(() => to.destroy(), rtt()));
  from.on('error', () => to.destroy());
}

/** Makes a server listen on loopback; returns its port. */
export const listen = (server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): unknown;
}) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Appended by a server to the key before it hashes it (RFC 6455 §1.3). */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Accepts a WebSocket (RFC 6455 §4.2.2) and never answers on it; incoming data is not read. */
export function acceptSocket({ headers }: IncomingMessage, socket: Duplex): void {
  const key = createHash('sha1')
    .update(`${headers['sec-websocket-key'] ?? ''}${GUID}`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  for (const end of ['error', 'end']) socket.on(end, () => socket.destroy());
  socket.resume();
}
