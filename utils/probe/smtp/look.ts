/** Takes one look at one address of a mail host: connect, greet, STARTTLS, handshake, QUIT. Never sends MAIL FROM. */
import type { Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Look, Problem, Step, TlsFacts } from '../model.ts';
import { readTls } from '../tls/certificate.ts';
import type { TlsaSet } from '../tls/dane.ts';
import { listenTo, problemOf, within, WireError, type Line } from './line.ts';
import { respond, type Findings, type Phase } from './talk.ts';

export interface Limits {
  /** Longest wait for one answer, and for the whole look (ms). */
  readonly step: number;
  readonly whole: number;
}

export interface Equipment {
  /** Starts a connection to port 25 of exactly this address. */
  readonly dial: (address: string) => Socket;
  /** The name that we send in EHLO. */
  readonly name: string;
  readonly limits: Limits;
  /** PEM of the authorities to trust instead of Node's own. */
  readonly ca?: string;
  readonly now: () => number;
}

export interface Target {
  readonly host: string;
  readonly address: string;
  readonly tlsa: TlsaSet | null;
}

interface Course {
  step: Step;
  problem: Problem | null;
  code: number | null;
  found: Findings;
  tls: TlsFacts | null;
}

const STEP_OF: Readonly<Record<Phase, Step>> = {
  banner: 'banner',
  ehlo: 'ehlo',
  helo: 'ehlo',
  starttls: 'starttls',
  'ehlo-tls': 'ehlo-tls',
};

function connected(socket: Socket, ms: number): Promise<unknown> {
  return within(ms, (done, fail) => {
    const onConnect = () => {
      done(undefined);
    };
    socket.once('connect', onConnect).once('error', fail);
    return () => socket.off('connect', onConnect).off('error', fail);
  });
}

/** Starts TLS. Old versions and weak ciphers are allowed, to observe them; the certificate is judged afterwards. */
function encrypt(socket: Socket, { host }: Target, { ca }: Equipment, ms: number): Promise<TLSSocket> {
  const secured = connectTls({
    socket,
    servername: host,
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
    ...(ca === undefined ? {} : { ca }),
  });
  return within<TLSSocket>(ms, (done, fail) => {
    const onSecure = () => {
      done(secured);
    };
    const onError = (error: unknown) => {
      const problem = problemOf(error);
      fail(new WireError(problem === 'reset' ? 'reset' : 'handshake'));
    };
    const onEnd = () => {
      fail(new WireError('reset'));
    };
    secured.once('secureConnect', onSecure).once('error', onError).once('close', onEnd);
    return () => {
      secured.off('secureConnect', onSecure).off('error', onError).off('close', onEnd);
      // A later error belongs to whoever listens then; without any listener it would end the process.
      secured.on('error', () => undefined);
    };
  });
}

/** Runs the dialogue to its end; `course` holds what was observed, even if this throws. */
async function converse(socket: Socket, target: Target, kit: Equipment, course: Course): Promise<void> {
  const end = kit.now() + kit.limits.whole;
  const left = () => Math.max(1, Math.min(kit.limits.step, end - kit.now()));
  await connected(socket, left());
  let stream: Socket = socket;
  let line: Line = listenTo(stream);
  let phase: Phase = 'banner';
  for (;;) {
    course.step = STEP_OF[phase];
    const turn = respond(phase, await line.next(left()), kit.name);
    if (turn.act === 'encrypt') {
      if (line.stop() !== '') throw new WireError('injected');
      course.step = 'handshake';
      const secured = await encrypt(socket, target, kit, left());
      course.tls = readTls(secured, target.host, target.tlsa, kit.now());
      stream = secured;
      line = listenTo(stream);
      phase = 'ehlo-tls';
      stream.write(`EHLO ${kit.name}\r\n`);
      continue;
    }
    course.found = { ...course.found, ...turn.found };
    if (turn.act === 'quit') {
      stream.end('QUIT\r\n');
      Object.assign(course, { step: turn.step, problem: turn.problem, code: turn.code });
      return;
    }
    phase = turn.phase;
    stream.write(`${turn.words}\r\n`);
  }
}

/** How long a server may take to hang up after QUIT (ms). */
const FAREWELL = 2_000;

/** Looks at this address. Never throws: what went wrong is part of the look. */
export async function lookAt(target: Target, kit: Equipment): Promise<Look> {
  const { host, address } = target;
  const course: Course = {
    step: 'connect',
    problem: null,
    code: null,
    found: { starttls: null, requiretls: null },
    tls: null,
  };
  const socket = kit.dial(address);
  socket.on('error', () => undefined);
  try {
    await converse(socket, target, kit, course);
    setTimeout(() => socket.destroy(), FAREWELL).unref();
  } catch (error) {
    course.problem = problemOf(error);
    socket.destroy();
  }
  const { step, problem, code, found, tls } = course;
  return { host, address, at: kit.now(), ...found, step, problem, code, tls };
}
