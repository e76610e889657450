/** Every other browser test relies on the fake Internet; here it is checked against the RFCs and its own rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { get, request, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { join } from 'node:path';
import { connect as startTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY_FAULTS } from './policy-server.ts';
import { answerOver, DNS_FAULTS } from './resolver.ts';
import { decodeQuestion, encodeMessage } from './wire.ts';
import { startWorld, type World } from './world.ts';

const hex = (buffer: Buffer) => buffer.toString('hex');

describe('the codec', () => {
  it('reads the query that RFC 8484 §4.1.1 prints', () => {
    const query = Buffer.from('AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB', 'base64url');
    expect(decodeQuestion(query)).toEqual({ id: 0, name: 'www.example.com', type: 1 });
  });

  it('writes the answer that RFC 8484 §4.2.2 prints, but for its compressed name', () => {
    const answer = encodeMessage({
      id: 0,
      question: { name: 'www.example.com', type: 28 },
      rcode: 0,
      ad: false,
      answers: [{ name: 'www.example.com', type: 'AAAA', ttl: 3709, data: '2001:db8:abcd:12:1:2:3:4' }],
      authority: [],
    });
    const name = '03777777076578616d706c6503636f6d00';
    expect(hex(answer)).toBe(
      `000081800001000100000000${name}001c0001${name}001c000100000e7d001020010db8abcd00120001000200030004`,
    );
  });

  it('refuses octets without a question', () => {
    expect(() => decodeQuestion(Buffer.alloc(12))).toThrow();
    expect(() => decodeQuestion(Buffer.from('000001000001000000000000c00c', 'hex'))).toThrow();
  });
});

describe('the resolver', () => {
  const question = { id: 0, name: 'plain-mail.org', type: 15 };
  const good = answerOver(question, undefined);

  it.each(DNS_FAULTS)('fails as it is told: %s', (fault) => {
    expect(answerOver(question, fault)).not.toEqual(good);
  });

  it('marks as validated only what its zone has signed', () => {
    const isValidated = (name: string) =>
      ((answerOver({ id: 0, name, type: 15 }, undefined)?.body[3] ?? 0) & 0x20) !== 0;
    expect(isValidated('dane-secured.org')).toBe(true);
    expect(isValidated('dane-unsigned-mx.org')).toBe(false);
  });
});

interface Reply {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

describe('the network', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  /** Opens a tunnel through the proxy; returns the proxy's status and reply. */
  function tunnel(target: string): Promise<{ status: number; reply: IncomingMessage }> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(world.proxyUrl);
      request({ hostname, port, method: 'CONNECT', path: target })
        .on('connect', (reply) => {
          resolve({ status: reply.statusCode ?? 0, reply });
        })
        .on('error', reject)
        .end();
    });
  }

  /** Sends a GET through the proxy; rejects if the connection breaks or is silent for a moment. */
  async function ask(url: string): Promise<Reply> {
    const { hostname, pathname } = new URL(url);
    const { reply } = await tunnel(`${hostname}:443`);
    const socket = startTls({ socket: reply.socket, servername: hostname, ca: readFileSync(world.caFile) });
    return new Promise((resolve, reject) => {
      const asked = secureRequest({ hostname, path: pathname, createConnection: () => socket }, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          body += part;
          if (body.length > 200_000) answer.destroy(new Error('endless'));
        });
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'], body });
        });
      });
      asked.setTimeout(300, () => asked.destroy(new Error('silent')));
      asked.on('error', reject);
      asked.end();
    });
  }

  it.each(['www.real-bank.com:443', 'plain-mail.org:443', 'mail.google.com:25', '127.0.0.1:22'])(
    'leads nowhere but to its own hosts: %s',
    async (target) => {
      expect((await tunnel(target)).status).toBe(502);
    },
  );

  it('leads nowhere without encryption either', async () => {
    const status = await new Promise((resolve) => {
      const { hostname, port } = new URL(world.proxyUrl);
      get({ hostname, port, path: 'http://www.real-bank.com/' }, (reply) => {
        resolve(reply.statusCode);
      });
    });
    expect(status).toBe(502);
  });

  const POLICY = 'https://mta-sts.strict-0001.org/.well-known/mta-sts.txt';
  const OUTCOMES: Readonly<Record<(typeof POLICY_FAULTS)[number], string>> = {
    'http-429': '429 text/plain',
    'http-500': '500 text/plain',
    redirect: '302 undefined',
    'captive-portal': '200 text/html',
    'portal-as-text': '200 text/plain',
    empty: '200 text/plain',
    truncated: '200 text/plain',
    garbage: '200 text/plain',
    'too-big': '200 text/plain',
    endless: 'endless',
    reset: 'broken',
    'reset-in-body': 'broken',
    silent: 'silent',
    'silent-in-body': 'silent',
  };

  it('serves a policy over a valid certificate, and logs it', async () => {
    expect(await ask(POLICY)).toEqual({
      status: 200,
      type: 'text/plain',
      body: 'version: STSv1\r\nmode: enforce\r\nmx: *.strict-0001.org\r\nmax_age: 604800\r\n',
    });
    expect(world.log.at(-1)).toMatchObject({ kind: 'policy', host: 'mta-sts.strict-0001.org' });
  });

  it.each(POLICY_FAULTS)('fails to serve a policy as it is told: %s', async (fault) => {
    const good = await ask(POLICY);
    world.policyFaults.set('strict-0001.org', fault);
    const outcome = await ask(POLICY).then(
      (reply) => {
        expect(reply).not.toEqual(good);
        return `${reply.status} ${reply.type ?? 'undefined'}`;
      },
      (error: unknown) => {
        const { message } = error as Error;
        return message === 'silent' || message === 'endless' ? message : 'broken';
      },
    );
    world.policyFaults.clear();
    expect(outcome).toBe(OUTCOMES[fault]);
  });

  it.each(['sts-expired.org', 'sts-wrong-name.org'])(
    'has no valid certificate where told: %s',
    async (name) => {
      await expect(ask(`https://mta-sts.${name}/.well-known/mta-sts.txt`)).rejects.toThrow(/cert/i);
    },
  );

  it('is cut off and comes back', async () => {
    world.setOffline(true);
    expect((await tunnel('dns.quad9.net:443')).status).toBe(502);
    world.setOffline(false);
    expect((await tunnel('dns.quad9.net:443')).status).toBe(200);
  });
});

it('shares nothing with the extension, so that no mistake hides in both', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
  expect(sources.join('\n')).not.toMatch(/from '[^']*\/(utils|entrypoints|components)\//);
});
