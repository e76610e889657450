/** Running programs: one that ends, and one that stays until it is stopped. */
import { execFileSync, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { until } from '../world/browsers/browser.ts';

/** Output of a program that ends; throws with what it said where it fails. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd });
}

export interface Service {
  readonly name: string;
  readonly pid: number;
  /** Asks the program and what it started to end, and waits until all have. */
  stop(): Promise<void>;
}

export interface Start {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** File that takes what the program prints. */
  readonly log: string;
  /** `host:port` pairs that accept connections once it is up. */
  readonly listens: readonly { readonly host: string; readonly port: number }[];
  readonly env?: Readonly<Record<string, string>>;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
  });
}

/** Does any process of this group remain? */
function isGroupAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** Ends a process group: asks all of it, and waits until none is left. */
async function stopGroup(group: number, name: string): Promise<void> {
  if (isGroupAlive(group)) process.kill(-group, 'SIGTERM');
  await until(() => Promise.resolve(!isGroupAlive(group)), `${name} to end`).catch((error: unknown) => {
    process.kill(-group, 'SIGKILL');
    throw error;
  });
}

/** Starts a program in the foreground and waits until it listens. Throws with its output where it does not. */
export async function startService({ name, command, args, log, listens, env }: Start): Promise<Service> {
  const output = openSync(log, 'a');
  const stdio: StdioOptions = ['ignore', output, output];
  // A group of its own, so that the workers a server leaves behind end with it.
  const child = spawn(command, args, { stdio, detached: true, env: { ...process.env, ...env } });
  closeSync(output);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command} cannot be started: is tests/servers/install.sh done?`);
  const stop = () => stopGroup(pid, name);
  const isUp = async () => {
    if (child.exitCode !== null) throw new Error(`it has ended:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
    const answers = await Promise.all(listens.map(({ host, port }) => accepts(host, port)));
    return answers.every(Boolean);
  };
  try {
    await until(isUp, `${name} to listen`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, pid, stop };
}
