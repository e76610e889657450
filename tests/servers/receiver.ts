/** A site that accepts files over http and https: nginx writes the body of each request into its own file. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, TAKEN } from '../world/uploaders.ts';
import type { Authority } from './certificates.ts';
import { ADDRESSES } from './namespace.ts';

/** A public name, at an address outside private networks. */
export const RECEIVER = 'files.city-office.org';

/** One request with a body, as nginx logged and stored it. */
export interface Brought {
  readonly scheme: 'http' | 'https';
  /** The header Content-Type. */
  readonly type: string;
  readonly body: Buffer;
}

/** One file in a request. */
export interface Arrived {
  readonly scheme: string;
  /** null: it came without a name. */
  readonly name: string | null;
  readonly sha256: string;
}

/** Returns the SHA-256 digest in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Returns the files in one request: the parts of a form (read by Node's own parser), or the body as a whole. */
export async function filesIn({ scheme, type, body }: Brought): Promise<Arrived[]> {
  if (!type.startsWith('multipart/')) return [{ scheme, name: null, sha256: sha256(body) }];
  const parts = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const files = [...parts.values()].filter((value) => value instanceof File);
  return Promise.all(
    files.map(async (file) => ({ scheme, name: file.name, sha256: sha256(await file.bytes()) })),
  );
}

export interface Receiver {
  /** Serves this page at `/<name>.html`. */
  put(name: string, html: string): void;
  /** Returns how many requests with a body have begun so far, ended or not. */
  begun(): number;
  /** Returns the requests that have ended so far, oldest first. */
  brought(): Brought[];
}

interface Logged extends Omit<Brought, 'body'> {
  readonly file: string;
}

/** Produces nginx' answer once it has read a whole body; this server gets the request without the body. */
const ANSWER = { host: '127.0.0.1', port: 8081 } as const;

/**
 * Returns the receiver's hosts for nginx' configuration, and access to what they have received; everything is kept in
 * `folder`.
 */
export function prepareReceiver(folder: string, authority: Authority): { hosts: string; receiver: Receiver } {
  const pages = join(folder, 'pages');
  const bodies = join(folder, 'bodies');
  const log = join(folder, 'uploads.txt');
  mkdirSync(pages, { recursive: true });
  mkdirSync(bodies);
  writeFileSync(log, '');
  const { file, keyFile } = authority.issue([RECEIVER]);
  const hosts = `log_format upload escape=json
    '{"scheme":"$scheme","type":"$content_type","file":"$request_body_file"}';
  server {
    listen ${ADDRESSES.web}:80;
    listen ${ADDRESSES.web}:443 ssl; ssl_certificate ${file}; ssl_certificate_key ${keyFile};
    server_name ${RECEIVER}; root ${pages};
    location /modules/ { alias ${MODULES}/; }
    location /take {
      access_log ${log} upload;
      client_max_body_size 0; client_body_temp_path ${bodies}; client_body_in_file_only on;
      proxy_pass http://${ANSWER.host}:${ANSWER.port}/; proxy_method GET;
      proxy_pass_request_body off; proxy_set_header Content-Length "";
    }
  }
  server {
    listen ${ANSWER.host}:${ANSWER.port};
    location / { default_type text/html; return 200 '${TAKEN}'; }
  }`;
  const receiver: Receiver = {
    put(name, html) {
      writeFileSync(join(pages, `${name}.html`), html);
    },
    begun: () => readdirSync(bodies).length,
    brought() {
      const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
      return lines.map((line) => {
        const { file: stored, ...rest } = JSON.parse(line) as Logged;
        return { ...rest, body: stored === '' ? Buffer.alloc(0) : readFileSync(stored) };
      });
    },
  };
  return { hosts, receiver };
}
