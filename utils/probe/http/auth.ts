/** Authenticates callers: by a token or by a client certificate. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** A token is only stored as its hash. */
export interface Token {
  readonly name: string;
  /** SHA-256 of the token, hex. */
  readonly sha256: string;
}

/** Returns the SHA-256 of a token, in lower-case hex. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Returns the name to which this request is counted. Null if the caller may not ask. */
export function callerOf(request: IncomingMessage, tokens: readonly Token[], isOpen: boolean): string | null {
  const socket = request.socket as Partial<TLSSocket>;
  if (socket.authorized === true) {
    const name = socket.getPeerCertificate?.().subject.CN;
    return `certificate ${typeof name === 'string' ? name.slice(0, 100) : ''}`;
  }
  const [, given] = /^Bearer +(\S{1,500})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (given === undefined) return isOpen ? 'anyone' : null;
  const hash = Buffer.from(hashOf(given), 'hex');
  const found = tokens.find(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), hash));
  return found === undefined ? null : `token ${found.name}`;
}
