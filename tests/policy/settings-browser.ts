/** A fake browser with all that settings need: policy, storage, and Firefox's own consent. */

export const fake = {
  scheme: 'moz-extension',
  managed: {} as object,
  /** Whether the browser is busy: queries about the policy wait until the test answers them. */
  isBusy: false,
  waiting: [] as (() => void)[],
  local: {} as Record<string, unknown>,
  session: {} as Record<string, unknown>,
  given: [] as string[],
  asked: [] as unknown[],
  isRefused: false,
  onRemoved: [] as (() => void)[],
};
const area = (name: 'local' | 'session') => ({
  get: (key: string) => Promise.resolve(key in fake[name] ? { [key]: fake[name][key] } : {}),
  set: (items: object) => Promise.resolve(void Object.assign(fake[name], items)),
  remove: (key: string) => Promise.resolve(void Reflect.deleteProperty(fake[name], key)),
});
const event = { addListener: () => undefined, removeListener: () => undefined };
export const browser = {
  runtime: { getURL: () => `${fake.scheme}://id/` },
  webRequest: new Proxy({}, { get: () => event }),
  permissions: {
    request: (asked: unknown) => {
      fake.asked.push(asked);
      return Promise.resolve(!fake.isRefused);
    },
    getAll: () => Promise.resolve({ data_collection: fake.given }),
    onAdded: event,
    onRemoved: {
      addListener: (listener: () => void) => fake.onRemoved.push(listener),
      removeListener: () => undefined,
    },
  },
  storage: {
    managed: {
      get: () =>
        new Promise((done) => {
          const tell = () => {
            done(fake.managed);
          };
          if (fake.isBusy) fake.waiting.push(tell);
          else tell();
        }),
    },
    local: area('local'),
    session: area('session'),
    onChanged: event,
  },
};
