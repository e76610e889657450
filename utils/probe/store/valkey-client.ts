/** One connection to a Valkey or Redis: opened when first needed, and again after it broke. */
import { createClient } from '@redis/client';

/** A command without a reply after this time (ms) has failed, and so has its connection. */
const TIMEOUT = 3_000;

export interface ValkeyClient {
  /** Resolves with the reply in RESP2. Rejects if the server is unreachable, late, or reports an error. */
  command(...words: readonly (string | number)[]): Promise<unknown>;
  close(): void;
}

const create = (url: string) =>
  createClient({
    url,
    RESP: 2,
    // Commands fail at once if the cache is gone, so that the caller may ask another copy: nothing is queued.
    disableOfflineQueue: true,
    disableClientInfo: true,
    socket: { connectTimeout: TIMEOUT, reconnectStrategy: false },
  });
type Client = ReturnType<typeof create>;

/** Creates a client that connects on first use: `redis://[user:password@]host[:port][/number]`, `rediss://` for TLS. */
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
    // The client itself rejects commands that wait for a reply; the next command reconnects.
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
