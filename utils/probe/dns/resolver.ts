/** Queries the organisation's own validating resolver: DNS over TCP (RFC 7766), or over HTTPS (RFC 8484). */
import { connect as connectHttp2 } from 'node:http2';
import { connect, isIP } from 'node:net';
import { decodeAnswer, encodeQuestion, type Decoded } from '../../lookups/dns-codec.ts';
import type { DnsType } from '../../lookups/dns-answer.ts';

export interface Resolver {
  /** Queries one name. Never throws: a failure is an answer that is not `ok`. */
  ask<T extends DnsType>(name: string, type: T): Promise<Decoded<T>>;
}

const TIMEOUT = 5_000;
/** A message's length is given in two octets (RFC 1035 §4.2.2). */
const MAX_BYTES = 65_535;

/** Sends one message over a connection of its own, so that nobody off the path can answer in the resolver's place. */
function overTcp(host: string, port: number, question: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: TIMEOUT });
    const timer = setTimeout(() => socket.destroy(new Error('timeout')), TIMEOUT);
    let heard = Buffer.alloc(0);
    socket
      .on('connect', () => {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(question.length);
        socket.write(Buffer.concat([length, question]));
      })
      .on('data', (chunk) => {
        heard = Buffer.concat([heard, chunk]);
        if (heard.length < 2 || heard.length < 2 + heard.readUInt16BE(0)) return;
        resolve(heard.subarray(2, 2 + heard.readUInt16BE(0)));
        socket.destroy();
      })
      .on('error', reject)
      .on('close', () => {
        clearTimeout(timer);
        reject(new Error('closed'));
      });
  });
}

/** Uses HTTP/2, which every DNS-over-HTTPS resolver supports; BIND and Unbound support nothing else (RFC 8484 §5.2). */
function overHttps(url: URL, question: Uint8Array, ca: string | undefined): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const session = connectHttp2(url.origin, ca === undefined ? {} : { ca });
    const timer = setTimeout(() => {
      session.destroy(new Error('timeout'));
    }, TIMEOUT);
    session.on('error', reject).on('close', () => {
      clearTimeout(timer);
      reject(new Error('closed'));
    });
    const type = 'application/dns-message';
    const stream = session.request({
      ':method': 'POST',
      ':path': `${url.pathname}${url.search}`,
      ...{ accept: type, 'content-type': type, 'content-length': question.length },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let isGood = false;
    stream
      .on('response', (headers) => {
        isGood = headers[':status'] === 200 && headers['content-type'] === type;
      })
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_BYTES) stream.destroy(new Error('too large'));
        else chunks.push(chunk);
      })
      .on('error', reject)
      .on('end', () => {
        if (isGood) resolve(Buffer.concat(chunks));
        else reject(new Error('no answer of DNS'));
        session.destroy();
      });
    stream.end(question);
  });
}

/** Parses a resolver's location: `127.0.0.1`, `127.0.0.1:5353`, `[::1]:53`, or `https://…`. Throws on anything else. */
export function parseResolver(
  text: string,
): { readonly url: URL } | { readonly host: string; readonly port: number } {
  if (text.startsWith('https://')) return { url: new URL(text) };
  const [, bracketed, plain, port = '53'] =
    /^(?:\[([0-9a-f:]+)\]|([0-9.]+|[0-9a-f:]*::[0-9a-f:]*))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  if (isIP(host) === 0 || Number(port) > 65_535)
    throw new Error(`resolver: ${text} is neither an IP address nor an https URL`);
  return { host, port: Number(port) };
}

/** Whether this address belongs to this machine only. */
export const isLoopback = (address: string): boolean => /^127\.\d+\.\d+\.\d+$|^::1$/.test(address);

/** Creates the resolver that answers all of the probe's DNS queries. */
export function createResolver(where: string, ca?: string): Resolver {
  const place = parseResolver(where);
  const isTrusted = 'url' in place || isLoopback(place.host);
  return {
    async ask(name, type) {
      try {
        const question = encodeQuestion(name, type);
        const body =
          'url' in place
            ? await overHttps(place.url, question, ca)
            : await overTcp(place.host, place.port, question);
        const decoded = decodeAnswer(body, name, type);
        // Anybody on the path to a remote resolver could have set the AD bit (RFC 6840 §5.7, RFC 7672 §2.1.1).
        if (!decoded.ok || isTrusted) return decoded;
        return { ...decoded, value: { ...decoded.value, secure: false } };
      } catch (error) {
        const isTimeout = error instanceof Error && /timeout|abort/i.test(`${error.name} ${error.message}`);
        return { ok: false, reason: isTimeout ? 'timeout' : 'network' };
      }
    },
  };
}
