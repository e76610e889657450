/** A Valkey or Redis server just for the tests, where the machine has one. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { openValkey } from '../../utils/probe/store/valkey.ts';

/** Path of the server's program; null if there is none. */
export const VALKEY =
  process.env['SEALCHECK_VALKEY'] ??
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'valkey-server'), join(folder, 'redis-server')])
    .find((path) => existsSync(path)) ??
  null;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a server that stores nothing on disk; resolves when it answers, rejects if it does not. */
export async function startValkey(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(VALKEY ?? 'valkey-server', args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const url = `redis://127.0.0.1:${port}/1`;
  for (let tries = 0; ; tries += 1) {
    const store = openValkey(url);
    try {
      await store.ping();
      await store.close();
      break;
    } catch (error) {
      await store.close();
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    url,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
