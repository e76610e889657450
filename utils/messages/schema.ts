/** Shapes and bounds of what content scripts may send to the worker, checked at run time in the worker only. */
import { APP_STATES, CHAT_STATES, LEVELS } from '../core/model.ts';
import { MEANS } from '../core/people.ts';
import { PORTS } from '../lookups/questions.ts';
import * as z from '../platform/zod.ts';
import type { MessageName } from './protocol.ts';

/** Far more recipients, and longer texts, than are read (assess-draft.ts): the rest is counted, not refused. */
const MAX_RECIPIENTS = 50_000;
const MAX_TEXT_LENGTH = 10_000_000;
const MAX_NAME_LENGTH = 255;
/** Nobody hands over files of more types than this at once. */
const MAX_TYPES = 50;
/** A page's scripts contact no more hosts than this while the worker restarts. */
const MAX_MISSED = 20;
/** RFC 5321 §4.5.3.1.3, with room for a name that was not an address. */
const MAX_ADDRESS_LENGTH = 400;
/** Only this many people of a conversation are considered. */
const MAX_HANDLES = 20;
/** Maximum length of a justification. */
const MAX_REASON_LENGTH = 1_000;
/** A domain's further mail hosts are not asked about. */
const MAX_HOSTS = 50;
/** Maximum length of a ready-made note: its recipient and the values to fill in. */
const MAX_NOTE_LENGTH = 2_000;

const short = z.string().check(z.maxLength(MAX_NAME_LENGTH));

/** A SHA-256 in hexadecimal digits: no name or number looks like this. */
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const appState = z.optional(z.enum(APP_STATES));

const draft = z.strictObject({
  sender: z.strictObject({ host: short, domain: z.optional(short) }),
  recipients: z
    .array(
      z.strictObject({
        field: z.enum(['to', 'cc', 'bcc']),
        text: z.string().check(z.maxLength(MAX_TEXT_LENGTH)),
        appState,
      }),
    )
    .check(z.maxLength(MAX_RECIPIENTS)),
  unreadable: z.int().check(z.gte(0)),
  blind: z.boolean(),
  appState,
  isTriggered: z.optional(z.literal(true)),
});

const long = z.string().check(z.maxLength(MAX_ADDRESS_LENGTH));
const address = z.strictObject({ address: long, localPart: long, domain: long });
/** A ready-made note: the webmail, the recipient, the key of its text, and the values to fill in. */
const note = z.string().check(z.maxLength(MAX_NOTE_LENGTH), z.regex(/^draft:/));
const argument = z.union([z.nullable(long), address, z.array(long).check(z.maxLength(MAX_HOSTS))]);

/** The request of each message. */
export const requests = {
  assess: z.strictObject({
    window: short.check(z.minLength(1)),
    adapter: z.nullable(short),
    draft,
    depth: z.enum(['tables', 'first', 'full']),
    isActed: z.optional(z.boolean()),
  }),
  'assess:destination': z.strictObject({
    window: short.check(z.minLength(1)),
    /** The webmail whose text contains the link. */
    adapter: z.optional(z.nullable(short)),
    destination: z.strictObject({
      channel: z.enum(['form', 'upload', 'link']),
      scheme: short,
      host: short,
      upgraded: z.boolean(),
      isSealed: z.optional(z.boolean()),
      product: z.optional(short),
      productEncrypts: z.optional(z.boolean()),
      carriesKey: z.optional(z.boolean()),
      handles: z.optional(z.array(short).check(z.maxLength(MAX_HANDLES))),
    }),
    content: z.strictObject({
      isSensitive: z.boolean(),
      hasFiles: z.boolean(),
      isSealed: z.optional(z.boolean()),
      isBrowserWarning: z.boolean(),
      isMail: z.optional(z.boolean()),
    }),
    fileTypes: z.optional(z.array(short).check(z.maxLength(MAX_TYPES))),
    missed: z.optional(z.array(short).check(z.maxLength(MAX_MISSED))),
    depth: z.enum(['tables', 'first', 'full']),
  }),
  'list:chats': z.strictObject({}),
  'assess:conversation': z.strictObject({
    window: short.check(z.minLength(1)),
    app: short,
    state: z.nullable(z.enum(CHAT_STATES)),
    conversation: z.nullable(hash),
    handles: z.optional(z.array(short).check(z.maxLength(MAX_HANDLES))),
  }),
  'note:conversation': z.strictObject({ conversation: hash, level: z.enum(LEVELS), isAnswered: z.boolean() }),
  record: z.strictObject({
    window: short.check(z.minLength(1)),
    outcome: z.enum(['stayed', 'sent', 'unasked']),
    reason: z.optional(z.string().check(z.maxLength(MAX_REASON_LENGTH))),
  }),
  snooze: z.strictObject({
    window: short.check(z.minLength(1)),
    name: long,
    isUndone: z.optional(z.boolean()),
  }),
  claim: z.strictObject({
    window: short.check(z.minLength(1)),
    handle: long,
    means: z.enum(MEANS),
    holds: z.boolean(),
  }),
  ask: z.strictObject({ token: z.string().check(z.regex(/^(?:\d{1,10}-){3}\d{1,10}$/)) }),
  retry: z.strictObject({ tab: z.optional(z.int().check(z.gte(0))) }),
  close: z.strictObject({ window: short.check(z.minLength(1)) }),
  open: z.strictObject({
    page: z.optional(z.union([z.enum(['resolver', 'private', 'encrypt', 'write', 'exception']), note])),
    window: z.optional(short),
  }),
  'inject:view': z.strictObject({}),
  'inject:card': z.strictObject({}),
  'inject:touch': z.strictObject({}),
  'inject:compose': z.strictObject({}),
  'inject:adapter': z.strictObject({ app: short }),
  'inject:texts': z.strictObject({}),
  'inject:tips': z.strictObject({}),
  tip: z.strictObject({ what: z.enum(['ask', 'hide']) }),
  'inject:press': z.strictObject({}),
  'list:triggers': z.strictObject({}),
  'inject:ways': z.strictObject({}),
  'inject:pickers': z.strictObject({}),
  'inject:sealed': z.strictObject({}),
  'inject:forms': z.strictObject({}),
  'inject:chat': z.strictObject({}),
  keys: z.strictObject({
    tab: z.int().check(z.gte(0)),
    window: short.check(z.minLength(1)),
    own: z.nullable(long),
  }),
  trial: z.strictObject({
    port: z.enum(PORTS),
    args: z.array(argument).check(z.maxLength(2)),
    under: z.strictObject({ stage: z.nullable(z.int()), isResolverOff: z.boolean() }),
  }),
} satisfies Record<MessageName, unknown>;

/** Messages that only these pages of the extension may send, by path; all others come from pages on the web. */
export const OWN_PAGES: Readonly<Partial<Record<MessageName, readonly string[]>>> = {
  trial: ['policy.html'],
  keys: ['write.html', 'encrypt.html'],
  retry: ['popup.html'],
};

/** Those of them that pages on the web may send, too. */
export const SHARED: readonly MessageName[] = ['retry'];

/** The envelope of every message; `turn` is the number that `send` counts. */
export const envelope = z.strictObject({
  name: z.enum(Object.keys(requests) as MessageName[]),
  request: z.unknown(),
  turn: z.optional(z.int().check(z.gte(0))),
});
