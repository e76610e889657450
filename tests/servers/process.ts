/** Runs programs: those that end by themselves, and those that stay until they are stopped. */
import { execFileSync, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { until } from '../world/browsers/browser.ts';

/** Returns the output of a program that ends; throws with its output if it fails. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd });
}

export interface Service {
  readonly name: string;
  readonly pid: number;
  /** Asks the program and its children to end, and waits until all have. */
  stop(): Promise<void>;
}

export interface Start {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** File for everything that the program prints. */
  readonly log: string;
  /** `host:port` pairs that accept connections once the program is ready. */
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

/** Whether any process of this group is left. */
function isGroupAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** Stops a process group: asks all its processes to end, and waits until none is left. */
async function stopGroup(group: number, name: string): Promise<void> {
  if (isGroupAlive(group)) process.kill(-group, 'SIGTERM');
  await until(() => Promise.resolve(!isGroupAlive(group)), `${name} to end`).catch((error: unknown) => {
    process.kill(-group, 'SIGKILL');
    throw error;
  });
}

/** Starts a program in the foreground and waits until it listens. Throws with its output if it never does. */
export async function startService({ name, command, args, log, listens, env }: Start): Promise<Service> {
  const output = openSync(log, 'a');
  const stdio: StdioOptions = ['ignore', output, output];
  // It gets its own process group, so that worker processes that a server leaves behind end with it.
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
