/** The probe's settings: flags override the environment, which overrides a file. Pure except for reading files. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { refusedNetworks } from './addresses.ts';
import { isLoopback, parseResolver } from './dns/resolver.ts';
import { hashOf, type Token } from './http/auth.ts';
import { parseName } from './names.ts';

/** Every setting with its description and default value. `list`: may be given several times. */
export const SETTINGS = {
  listen: { about: 'address and port of the service', fallback: '127.0.0.1:8480' },
  certificate: { about: 'PEM file: the certificate and its chain', fallback: '' },
  key: { about: 'PEM file: the key of the certificate', fallback: '' },
  'client-ca': { about: 'PEM file: authority that issued the callers’ certificates (mTLS)', fallback: '' },
  'token-file': {
    about: 'file with one token per line: name, colon, SHA-256 of the token in hex',
    fallback: '',
  },
  cache: { about: 'cache file, or redis://… shared by several copies', fallback: 'probe.sqlite' },
  resolver: { about: 'validating resolver: an address on this machine or https://…', fallback: '127.0.0.1' },
  name: { about: 'the name sent in EHLO: this machine’s name in the DNS', fallback: '' },
  ca: { about: 'PEM file: authorities trusted instead of Node’s', fallback: '' },
  'per-minute': { about: 'requests per caller and minute', fallback: '600' },
  'per-day': { about: 'requests per caller and day', fallback: '100000' },
  'refresh-hour': { about: 'hour (UTC) in which hosts in use are checked again', fallback: '2' },
  from: { about: 'address of this machine to connect from; repeat for several, used in turn', list: true },
  refuse: {
    about: 'network (CIDR) never to connect to, besides private ones; repeat for several',
    list: true,
  },
} as const;

type Key = keyof typeof SETTINGS;
const KEYS = Object.keys(SETTINGS) as Key[];
const isList = (key: Key) => 'list' in SETTINGS[key];

export interface Config {
  readonly host: string;
  readonly port: number;
  /** PEM texts; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string; readonly clientCa: string | null } | null;
  readonly tokens: readonly Token[];
  /** True if only this machine can ask, so that callers need not authenticate. */
  readonly isOpen: boolean;
  readonly cache: string;
  readonly resolver: string;
  readonly name: string;
  readonly ca: string | undefined;
  readonly quota: { readonly perMinute: number; readonly perDay: number };
  readonly refreshHour: number;
  readonly from: readonly string[];
  readonly refuse: readonly string[];
}

type Values = Partial<Record<Key, string | readonly string[]>>;

const ENVIRONMENT = 'SEALCHECK_PROBE_';
/** The name of the one token that can be set in the environment. */
const ONLY = 'environment';
const inEnvironment = (key: Key) => `${ENVIRONMENT}${key.toUpperCase().replaceAll('-', '_')}`;

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Values {
  const found = KEYS.flatMap((key) => {
    const value = env[inEnvironment(key)];
    return value === undefined
      ? []
      : [[key, isList(key) ? value.split(/[\s,]+/).filter(Boolean) : value] as const];
  });
  return Object.fromEntries(found);
}

/** Reads a JSON object of settings. Throws on an unknown name, so that nobody relies on a misspelt setting. */
function fromFile(path: string): Values {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${path}: not an object`);
  for (const [key, one] of Object.entries(value)) {
    if (!(KEYS as string[]).includes(key)) throw new Error(`${path}: ${key} is not a setting`);
    const isText = typeof one === 'string' || typeof one === 'number';
    const isTexts = Array.isArray(one) && one.every((part) => typeof part === 'string');
    if (isList(key as Key) ? !isTexts : !isText)
      throw new Error(`${path}: ${key} has a value of the wrong type`);
  }
  return Object.fromEntries(
    Object.entries(value as Values).map(([key, one]) => [
      key,
      Array.isArray(one) ? (one as string[]) : String(one),
    ]),
  );
}

function parseListen(text: string): { host: string; port: number } {
  const [, bracketed, plain, port = ''] = /^(?:\[([0-9a-f:]+)\]|([0-9.]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  if (isIP(host) === 0 || Number(port) > 65_535)
    throw new Error(`listen: ${text} is not an address with a port`);
  return { host, port: Number(port) };
}

function parseTokens(text: string): Token[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name, sha256] = /^([\w .-]{1,60}):([0-9a-f]{64})$/.exec(line.trim()) ?? [];
    if (name === undefined || sha256 === undefined)
      throw new Error('token-file: a line is not "name:sha256"');
    return { name, sha256 };
  });
}

function number(key: Key, text: string, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > most)
    throw new Error(`${key}: ${text} is not a number up to ${most}`);
  return Number(text);
}

/** Validates the settings together. Throws with what is wrong: the service must not start half protected. */
function fit(values: Values, env: Readonly<Record<string, string | undefined>>): Config {
  const text = (key: Exclude<Key, 'from' | 'refuse'>) => String(values[key] ?? SETTINGS[key].fallback);
  const list = (key: 'from' | 'refuse') => (values[key] ?? []) as readonly string[];
  const file = (key: 'certificate' | 'key' | 'client-ca' | 'ca' | 'token-file') =>
    text(key) === '' ? null : readFileSync(text(key), 'utf8');
  const { host, port } = parseListen(text('listen'));
  const [cert, key, clientCa] = [file('certificate'), file('key'), file('client-ca')];
  const token = env[`${ENVIRONMENT}TOKEN`];
  const tokens = [
    ...parseTokens(file('token-file') ?? ''),
    ...(token === undefined || token === '' ? [] : [{ name: ONLY, sha256: hashOf(token) }]),
  ];
  const isLocal = isLoopback(host);
  if ((cert === null) !== (key === null)) throw new Error('certificate and key belong together');
  if (cert === null && !isLocal)
    throw new Error('without certificate and key, listen on 127.0.0.1 or ::1 only');
  if (clientCa !== null && cert === null) throw new Error('client-ca needs certificate and key');
  const isOpen = tokens.length === 0 && clientCa === null;
  if (isOpen && !isLocal) throw new Error('set a token or client-ca: otherwise anybody could ask');
  const name = parseName(text('name'));
  if (name === null) throw new Error('name: set the public name of this machine, which is sent in EHLO');
  const from = list('from');
  const wrong = from.find((address) => isIP(address) === 0);
  if (wrong !== undefined) throw new Error(`from: ${wrong} is not an address`);
  refusedNetworks(list('refuse'));
  parseResolver(text('resolver'));
  return {
    ...{ host, port, tokens, isOpen, name, from },
    tls: cert === null || key === null ? null : { cert, key, clientCa },
    cache: text('cache'),
    resolver: text('resolver'),
    ca: file('ca') ?? undefined,
    quota: {
      perMinute: number('per-minute', text('per-minute'), 1e6),
      perDay: number('per-day', text('per-day'), 1e8),
    },
    refreshHour: number('refresh-hour', text('refresh-hour'), 23),
    refuse: list('refuse'),
  };
}

export interface Call {
  /** If omitted, `serve`. */
  readonly command: string;
  readonly config: () => Config;
}

/** Parses the command line. Throws if it is not understood. */
export function readCall(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Call {
  const options = Object.fromEntries(
    KEYS.map((key) => [key, { type: 'string' as const, multiple: isList(key) }]),
  );
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      ...options,
      config: { type: 'string' },
      check: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const { config, check, help, ...flags } = values as Values & {
    config?: string;
    check?: boolean;
    help?: boolean;
  };
  const path = config ?? env[`${ENVIRONMENT}CONFIG`];
  const command = help ? 'help' : check ? 'check' : (positionals[0] ?? 'serve');
  return {
    command,
    config: () =>
      fit({ ...(path === undefined ? {} : fromFile(path)), ...fromEnvironment(env), ...flags }, env),
  };
}

/** Renders the usage text, for people. */
export function renderUsage(): string {
  const lines = KEYS.map((key) => {
    const setting = SETTINGS[key];
    const fallback = 'fallback' in setting && setting.fallback !== '' ? ` [${setting.fallback}]` : '';
    return `  --${key.padEnd(14)} ${setting.about}${fallback}`;
  });
  return `Usage: npm run probe -- [serve | check | report | token | openapi] [--config FILE] [settings]

${lines.join('\n')}

Settings can also be in the file (JSON, the same names) or in the environment (${inEnvironment('client-ca')}).
A single token can be in ${ENVIRONMENT}TOKEN. \`--check\` says what is missing; \`token\` makes a token.
`;
}
