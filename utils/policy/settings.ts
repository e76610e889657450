/** What the person chose: how much may be looked up, and where. The schema is the only place that spells it. */
import { defineItem } from '../storage/item.ts';
import { keepSecret, readSecretOf } from '../storage/secrets.ts';
import * as z from '../platform/zod.ts';
import { CHOICES } from './own-keys.ts';
import { SHAPE } from './schema.ts';
import { isFactsUrl, isHttpsUrl, isOwnServerUrl, isResolverUrl } from './resolver.ts';

const resolverSchema = z.union([
  z.object({ kind: z.enum(['quad9', 'cloudflare', 'off']) }),
  z.object({ kind: z.literal('own'), url: z.string().check(z.refine(isResolverUrl)) }),
]);

type Choice = (typeof CHOICES)[number];
const MORE = Object.fromEntries(CHOICES.map((key) => [key, z.optional(SHAPE[key])])) as unknown as {
  readonly [K in Choice]: ReturnType<typeof z.optional<(typeof SHAPE)[K]>>;
};

const settingsSchema = z.object({
  /** Consent stage (design.md §5). */
  stage: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** Whether the person has answered the question at all. */
  chosen: z.boolean(),
  resolver: resolverSchema,
  /** Whether lookups may be made for private windows. */
  privateWindows: z.boolean(),
  /** A key server of the person's choice besides the default one; '' for none. */
  keyServer: z.string().check(z.refine((text) => text === '' || isHttpsUrl(text))),
  /** URL and key of the corrections of the tables; '' for none. Earlier versions have no such setting. */
  factsUrl: z.optional(z.string().check(z.refine((text) => text === '' || isFactsUrl(text)))),
  /** The person's own BlueBubbles server, and a password, which is stored among the secrets. */
  blueBubbles: z.object({
    url: z.string().check(z.refine((text) => text === '' || isOwnServerUrl(text))),
    password: z.string(),
    /** The server for which the password was given, if it is the organisation's and not the person's own. */
    passwordFor: z.optional(z.string()),
  }),
  /** Only what the person changed of the other settings: for the rest, what is recommended applies. */
  more: z.optional(z.object(MORE)),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Offline until asked (design.md §5). Quad9 validates DNSSEC and passes on no client subnet. */
export const DEFAULT_SETTINGS: Settings = {
  stage: 0,
  chosen: false,
  resolver: { kind: 'quad9' },
  privateWindows: false,
  keyServer: '',
  blueBubbles: { url: '', password: '' },
};

/** Returns the person's password for the server at this URL; '' if it was given for another one. */
export function passwordFor(url: string, { blueBubbles }: Settings): string {
  return (blueBubbles.passwordFor ?? blueBubbles.url) === url ? blueBubbles.password : '';
}

/** Parses stored settings. Each invalid one falls back to its default, which is the milder consent. */
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

export const settingsItem = defineItem({
  area: 'local',
  key: 'settings',
  schema: parseSettings,
  default: DEFAULT_SETTINGS,
});

/** Reads the settings that the person chose. */
export async function readSettings(): Promise<Settings> {
  const settings = await settingsItem.read();
  const { blueBubbles } = settings;
  // Earlier versions stored the password with the other settings, where it stays until it is moved.
  const password = blueBubbles.password || (await readSecretOf('password'));
  return typeof password === 'string' ? { ...settings, blueBubbles: { ...blueBubbles, password } } : settings;
}

/** Removes undefined fields, which Firefox would store as values of their own. */
const defined = <T extends object>(all: T) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;

/** Changes some settings; undefined removes one. Rejects if a value is invalid or cannot be stored: nothing changes. */
export async function writeSettings(patch: Partial<Settings>): Promise<void> {
  const before = await readSettings();
  const { password } = settingsSchema.parse({ ...before, ...patch }).blueBubbles;
  const kept = (await readSecretOf('password')) ?? '';
  if (password !== kept) await keepSecret('password', () => password);
  await settingsItem.change((settings) => {
    const { blueBubbles, ...rest } = settingsSchema.parse({ ...settings, ...patch });
    return defined({ ...rest, blueBubbles: { ...blueBubbles, password: '' } });
  }, Object.keys(patch));
}

/** Moves the password from where earlier versions stored it. */
export async function movePassword(): Promise<void> {
  if ((await settingsItem.read()).blueBubbles.password !== '') await writeSettings({});
}
