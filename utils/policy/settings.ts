/** What the person chose: how much may be looked up, and where. The schema is the one place that spells it. */
import { browser } from '../browser.ts';
import * as z from '../zod.ts';

const resolverSchema = z.union([
  z.object({ kind: z.enum(['quad9', 'cloudflare', 'off']) }),
  z.object({ kind: z.literal('own'), url: z.string().check(z.refine(isResolverUrl)) }),
]);

const settingsSchema = z.object({
  /** Consent stages of design.md §5. */
  stage: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** Whether the person has answered the question at all. */
  chosen: z.boolean(),
  resolver: resolverSchema,
  /** Whether lookups may be made for private windows. */
  privateWindows: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;
export type ResolverChoice = Settings['resolver'];

/** Offline until asked (design.md §5). Quad9: validates DNSSEC and passes no client subnet on. */
export const DEFAULT_SETTINGS: Settings = {
  stage: 0,
  chosen: false,
  resolver: { kind: 'quad9' },
  privateWindows: false,
};

const KEY = 'settings';

/** Public resolvers whose validating, wire-format endpoint is documented by their operators. */
const RESOLVERS = {
  quad9: 'https://dns.quad9.net/dns-query',
  cloudflare: 'https://cloudflare-dns.com/dns-query',
} as const;

/** Is this text the https URL of a resolver (RFC 8484), without credentials or fragment? */
export function isResolverUrl(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
}

/** The URL to ask, or null where lookups in the DNS are off. */
export function resolverUrlOf(choice: ResolverChoice): string | null {
  switch (choice.kind) {
    case 'off':
      return null;
    case 'own':
      return choice.url;
    case 'quad9':
    case 'cloudflare':
      return RESOLVERS[choice.kind];
  }
}

/** Stored settings as far as they are valid; each invalid one falls back to its default, the milder consent. */
function parseSettings(stored: unknown): Settings {
  const whole = settingsSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const parts = typeof stored === 'object' && stored !== null ? stored : {};
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const part = schema.safeParse((parts as Record<string, unknown>)[key]);
    if (part.success) settings[key] = part.data;
  }
  return settings as Settings;
}

/** The settings in force. */
export async function readSettings(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY]);
}

/** Changes some settings. Throws where a value is invalid; nothing is stored then. */
export async function writeSettings(patch: Partial<Settings>): Promise<void> {
  const settings = settingsSchema.parse({ ...(await readSettings()), ...patch });
  await browser.storage.local.set({ [KEY]: settings });
}

/** Calls back with the settings at each change, until the signal aborts. */
export function watchSettings(signal: AbortSignal, onChange: (settings: Settings) => void): void {
  const listener = (changes: Partial<Record<string, { newValue?: unknown }>>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) onChange(parseSettings(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(listener);
  });
}
