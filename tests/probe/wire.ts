/** Sends requests to the probe's service over the wire, as any client would. */
import { request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface How {
  readonly method?: string;
  /** Bearer token; empty: none. */
  readonly token?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Requests `path` from the service on this port of 127.0.0.1. Rejects if it does not answer. */
export function askOver(
  port: number,
  path: string,
  { method = 'GET', token = '', body = '', headers = {} }: How,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const auth = token === '' ? {} : { authorization: `Bearer ${token}` };
    const type = body === '' ? {} : { 'content-type': 'application/json' };
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { ...auth, ...type, ...headers },
    };
    const asked = request(options, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const isJson = response.headers['content-type'] === 'application/json' && text !== '';
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: isJson ? JSON.parse(text) : text,
        });
      });
    });
    asked.on('error', reject).end(body);
  });
}
