/** The fake Internet's policy hosts (RFC 8461 §3.3): they serve a policy as in its zone, or broken on demand. */
import type { ServerResponse } from 'node:http';
import type { Policy } from './zones.ts';

/** Ways in which a policy's web server can fail; none may ever result in "enforced". */
export const POLICY_FAULTS = [
  'http-429',
  'http-500',
  'redirect',
  'captive-portal',
  'portal-as-text',
  'empty',
  'truncated',
  'garbage',
  'too-big',
  'endless',
  'reset',
  'reset-in-body',
  'silent',
  'silent-in-body',
] as const;
export type PolicyFault = (typeof POLICY_FAULTS)[number];

const PORTAL = '<!doctype html><title>Welcome to our hotel</title>';
const text = { 'content-type': 'text/plain' };

/** A valid extension field (RFC 8461 §3.2), so that only the policy's length can be a reason to refuse it. */
const padding = (length: number) => `padding: ${'x'.repeat(length)}\r\n`;

/** Answers a request for `policy`, or fails as `fault` says; a fault in the middle of the body sends its first half. */
export function sendPolicy(policy: Policy, fault: PolicyFault | undefined, response: ServerResponse): void {
  const { body, status = 200, type = 'text/plain', location } = policy;
  const half = body.slice(0, body.length / 2);
  const announce = () => response.writeHead(200, { ...text, 'content-length': body.length });
  switch (fault) {
    case 'http-429':
      response.writeHead(429, text).end(body);
      return;
    case 'http-500':
      response.writeHead(500, text).end(body);
      return;
    case 'redirect':
      response.writeHead(302, { location: 'https://mta-sts.sts-enforce.org/.well-known/mta-sts.txt' }).end();
      return;
    case 'captive-portal':
      response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL);
      return;
    case 'portal-as-text':
      response.writeHead(200, text).end(PORTAL);
      return;
    case 'empty':
      response.writeHead(200, text).end();
      return;
    case 'truncated':
      response.writeHead(200, text).end(half);
      return;
    case 'garbage':
      response.writeHead(200, text).end(Buffer.from(body).map((byte) => byte ^ 0xa5));
      return;
    case 'too-big':
      response.writeHead(200, text).end(body + padding(70_000));
      return;
    case 'endless': {
      response.writeHead(200, text).write(body);
      const more = setInterval(() => response.write(padding(1_000)), 20);
      response.on('close', () => {
        clearInterval(more);
      });
      return;
    }
    case 'reset':
      response.socket?.destroy();
      return;
    case 'reset-in-body':
      announce().write(half, () => response.socket?.destroy());
      return;
    case 'silent':
      return;
    case 'silent-in-body':
      announce().write(half);
      return;
    case undefined:
      response
        .writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) })
        .end(body);
  }
}
