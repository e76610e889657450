/** One connection to a Valkey or Redis, made when it is first needed and anew after it broke. */
import { createClient } from '@redis/client';

/** A command that has no reply after this time (ms) has failed, and the connection with it. */
const TIMEOUT = 3_000;

export interface ValkeyClient {
  /** The reply as RESP2 has it. Rejects where the server cannot be reached, does not answer in time, or says an error. */
  command(...words: readonly (string | number)[]): Promise<unknown>;
  close(): void;
}

const create = (url: string) =>
  createClient({
    url,
    RESP: 2,
    // Who asks is told at once that the cache is gone, and may ask another copy: nothing waits in a queue.
    disableOfflineQueue: true,
    disableClientInfo: true,
    socket: { connectTimeout: TIMEOUT, reconnectStrategy: false },
  });
type Client = ReturnType<typeof create>;

/** Connects when first asked: `redis://[user:password@]host[:port][/number]`, `rediss://` for TLS. */
export function createValkeyClient(address: string): ValkeyClient {
  let current: Promise<Client> | null = null;

  const drop = (client: Client) => {
    if (client.isOpen) client.destroy();
  };
  function open(): Promise<Client> {
    const client = create(address);
    const fresh = client.connect().then(() => client);
    const forget = () => {
      if (current === fresh) current = null;
    };
    // What waits for a reply is refused by the client itself; the next command connects anew.
    client.on('error', forget).on('end', forget);
    fresh.catch(forget);
    return fresh;
  }
  async function within<T>(reply: Promise<T>, onLate: () => void): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        onLate();
        reject(new Error('the cache does not answer'));
      }, TIMEOUT);
    });
    return Promise.race([reply, late]).finally(() => {
      clearTimeout(timer);
    });
  }

  return {
    async command(...words) {
      const opened = (current ??= open());
      const forget = () => {
        if (current === opened) current = null;
        opened.then(drop).catch(() => undefined);
      };
      const client = await within(opened, forget);
      return within(client.sendCommand(words.map(String)), forget);
    },
    close() {
      const opened = current;
      current = null;
      opened?.then(drop).catch(() => undefined);
    },
  };
}
