/** DNS queries over TCP: only a complete answer to exactly this query counts. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { AUTHENTIC_DATA, decode, encode, RECURSION_AVAILABLE } from '@leichtgewicht/dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { createResolver } from '../../utils/probe/dns/resolver.ts';

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
});

/** Starts a resolver by which every name is at 203.0.113.25; `answer` decides how the message is sent. */
async function startResolver(answer: (socket: Socket, message: Buffer) => void, host = '127.0.0.1') {
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .on('data', (asked) => {
        const { id, questions } = decode(asked.subarray(2));
        const [question] = questions ?? [];
        const message = Buffer.from(
          encode({
            type: 'response',
            id: id ?? 0,
            flags: AUTHENTIC_DATA | RECURSION_AVAILABLE,
            questions: questions ?? [],
            answers: [{ type: 'A', name: question?.name ?? '', ttl: 60, data: '203.0.113.25' }],
          }),
        );
        answer(socket, message);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  stop = () => server.close();
  return `${host}:${(server.address() as AddressInfo).port}`;
}
const framed = (message: Buffer, length = message.length) => {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(length);
  return Buffer.concat([head, message]);
};

describe('a resolver', () => {
  it('is asked, and its AD bit believed on this machine', async () => {
    const where = await startResolver((socket, message) => socket.end(framed(message)));
    expect(await createResolver(where).ask('mx.partner.org', 'A')).toMatchObject({
      ok: true,
      value: { exists: true, secure: true, records: ['203.0.113.25'] },
      ttl: 60,
    });
  });

  it('may answer in pieces', async () => {
    const where = await startResolver((socket, message) => {
      for (const octet of framed(message)) socket.write(Buffer.from([octet]));
    });
    expect(await createResolver(where).ask('mx.partner.org', 'A')).toMatchObject({ ok: true });
  });

  it.each<[string, (socket: Socket, message: Buffer) => void, string]>([
    ['hangs up', (socket) => socket.destroy(), 'network'],
    ['stops half way', (socket, message) => socket.end(framed(message, message.length + 50)), 'network'],
    ['says something else', (socket) => socket.end(framed(Buffer.from('not a message at all'))), 'malformed'],
  ])('that %s has not answered', async (_, answer, reason) => {
    const where = await startResolver(answer);
    expect(await createResolver(where).ask('mx.partner.org', 'A')).toEqual({ ok: false, reason });
  });
});
