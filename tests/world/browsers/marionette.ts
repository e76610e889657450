/** Firefox's remote protocol, as its own tests use it: `LENGTH:JSON` over TCP, one command at a time. */
import { connect, type Socket } from 'node:net';
import { until } from './browser.ts';

type Reply = [1, number, { error: string; message: string } | null, unknown];

/** A connection to one Firefox. */
export class Marionette {
  readonly #socket: Socket;
  #buffer = Buffer.alloc(0);
  #next = 0;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#read();
    });
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox has gone'));
      this.#waiting.clear();
    });
    socket.on('error', () => undefined);
  }

  /** Connects once Firefox listens. */
  static async connect(host: string, port: number): Promise<Marionette> {
    const socket = await until(
      () =>
        new Promise<Socket>((resolve, reject) => {
          const attempt = connect(port, host, () => {
            resolve(attempt);
          });
          attempt.once('error', reject);
        }),
      'Firefox to listen',
    );
    return new Marionette(socket);
  }

  #read(): void {
    for (;;) {
      const colon = this.#buffer.indexOf(':');
      if (colon < 0) return;
      const length = Number(this.#buffer.subarray(0, colon).toString());
      if (this.#buffer.length < colon + 1 + length) return;
      const text = this.#buffer.subarray(colon + 1, colon + 1 + length).toString();
      this.#buffer = this.#buffer.subarray(colon + 1 + length);
      const message = JSON.parse(text) as Reply | Record<string, unknown>;
      if (Array.isArray(message)) this.#settle(message);
    }
  }

  #settle([, id, error, result]: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }

  /** Runs one command and returns its result; rejects with the browser's error. */
  async send<T = unknown>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
    this.#next += 1;
    const id = this.#next;
    const text = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return (await answer) as T;
  }

  close(): void {
    this.#socket.destroy();
  }
}
