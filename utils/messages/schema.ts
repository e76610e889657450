/** What a content script may say to the worker: shapes and bounds, checked at run time in the worker alone. */
import { APP_STATES, CHAT_STATES, LEVELS } from '../core/model.ts';
import { MEANS } from '../core/people.ts';
import * as z from '../platform/zod.ts';
import type { MessageName } from './protocol.ts';

/** Far more recipients, and longer texts, than are read (assess-draft.ts): what is left unread is counted, not refused. */
const MOST_RECIPIENTS = 50_000;
const LONGEST_TEXT = 10_000_000;
const LONGEST_NAME = 255;
/** Files of more kinds than these are handed over at a time by no person. */
const MOST_TYPES = 50;
/** Scripts ask more hosts than these in no moment between two workers. */
const MOST_MISSED = 20;
/** RFC 5321 §4.5.3.1.3, and room for a name that was no address. */
const LONGEST_ADDRESS = 400;
/** A conversation with more people than this is read as one with so many. */
const MOST_HANDLES = 20;
/** Longest justification. */
const LONGEST_REASON = 1_000;

const short = z.string().check(z.maxLength(LONGEST_NAME));

/** A SHA-256 in hexadecimal digits: no name and no number is that. */
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const appState = z.optional(z.enum(APP_STATES));

const draft = z.strictObject({
  sender: z.strictObject({ host: short, domain: z.optional(short) }),
  recipients: z
    .array(
      z.strictObject({
        field: z.enum(['to', 'cc', 'bcc']),
        text: z.string().check(z.maxLength(LONGEST_TEXT)),
        appState,
      }),
    )
    .check(z.maxLength(MOST_RECIPIENTS)),
  unreadable: z.int().check(z.gte(0)),
  blind: z.boolean(),
  appState,
});

/** The schema of each message’s request, by the message’s name. */
export const requests = {
  assess: z.strictObject({
    window: short.check(z.minLength(1)),
    adapter: z.nullable(short),
    draft,
    depth: z.enum(['tables', 'first', 'full']),
    isActed: z.optional(z.boolean()),
  }),
  destination: z.strictObject({
    window: short.check(z.minLength(1)),
    /** The webmail in whose text a link stands. */
    adapter: z.optional(z.nullable(short)),
    destination: z.strictObject({
      channel: z.enum(['form', 'upload', 'link']),
      scheme: short,
      host: short,
      upgraded: z.boolean(),
      product: z.optional(short),
      productEncrypts: z.optional(z.boolean()),
      carriesKey: z.optional(z.boolean()),
      handles: z.optional(z.array(short).check(z.maxLength(MOST_HANDLES))),
    }),
    content: z.strictObject({
      isSensitive: z.boolean(),
      hasFiles: z.boolean(),
      isBrowserWarning: z.boolean(),
      isMail: z.optional(z.boolean()),
    }),
    fileTypes: z.optional(z.array(short).check(z.maxLength(MOST_TYPES))),
    missed: z.optional(z.array(short).check(z.maxLength(MOST_MISSED))),
    depth: z.enum(['tables', 'first', 'full']),
  }),
  chats: z.strictObject({}),
  conversation: z.strictObject({
    window: short.check(z.minLength(1)),
    app: short,
    state: z.nullable(z.enum(CHAT_STATES)),
    conversation: z.nullable(hash),
    handles: z.optional(z.array(short).check(z.maxLength(MOST_HANDLES))),
  }),
  noticed: z.strictObject({ conversation: hash, level: z.enum(LEVELS), isAnswered: z.boolean() }),
  decided: z.strictObject({
    window: short.check(z.minLength(1)),
    outcome: z.enum(['stayed', 'sent', 'unasked']),
    reason: z.optional(z.string().check(z.maxLength(LONGEST_REASON))),
  }),
  snooze: z.strictObject({
    window: short.check(z.minLength(1)),
    name: z.string().check(z.maxLength(LONGEST_ADDRESS)),
  }),
  mark: z.strictObject({
    window: short.check(z.minLength(1)),
    handle: z.string().check(z.maxLength(LONGEST_ADDRESS)),
    means: z.enum(MEANS),
    holds: z.boolean(),
  }),
  question: z.strictObject({ token: z.string().check(z.regex(/^[0-9a-f-]{36}$/)) }),
  closed: z.strictObject({ window: short.check(z.minLength(1)) }),
  welcome: z.strictObject({
    page: z.optional(z.enum(['resolver', 'encrypt', 'exception'])),
    window: z.optional(short),
  }),
  view: z.strictObject({}),
  touch: z.strictObject({}),
  engine: z.strictObject({}),
  adapter: z.strictObject({ app: short }),
  texts: z.strictObject({}),
  tips: z.strictObject({}),
  tip: z.strictObject({ what: z.enum(['ask', 'hide']) }),
  press: z.strictObject({}),
  pickers: z.strictObject({}),
  forms: z.strictObject({}),
  chat: z.strictObject({}),
} satisfies Record<MessageName, unknown>;

/** The envelope of every message; `turn` as `send` counts. */
export const envelope = z.strictObject({
  name: z.enum(Object.keys(requests) as MessageName[]),
  request: z.unknown(),
  turn: z.optional(z.int().check(z.gte(0))),
});
