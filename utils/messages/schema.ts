/** What a content script may say to the worker: shapes and bounds, checked at run time in the worker alone. */
import * as z from '../zod.ts';
import type { MessageName } from './protocol.ts';

/** A compose window with more recipients than this is none that a person wrote. */
const MOST_RECIPIENTS = 2_000;
/** Longest text of one field: a thousand addresses pasted into one. */
const LONGEST_TEXT = 300_000;
const LONGEST_NAME = 255;

const short = z.string().check(z.maxLength(LONGEST_NAME));

const draft = z.strictObject({
  sender: z.strictObject({ host: short, domain: z.optional(short) }),
  recipients: z
    .array(
      z.strictObject({
        field: z.enum(['to', 'cc', 'bcc']),
        text: z.string().check(z.maxLength(LONGEST_TEXT)),
      }),
    )
    .check(z.maxLength(MOST_RECIPIENTS)),
  unreadable: z.int().check(z.gte(0), z.lte(MOST_RECIPIENTS)),
  blind: z.boolean(),
  appState: z.optional(z.enum(['not-encrypted', 'end-to-end'])),
});

export const requests = {
  assess: z.strictObject({
    window: short.check(z.minLength(1)),
    adapter: z.nullable(short),
    draft,
    depth: z.enum(['tables', 'first', 'full']),
  }),
  destination: z.strictObject({
    window: short.check(z.minLength(1)),
    destination: z.strictObject({
      channel: z.enum(['form', 'upload', 'link']),
      scheme: short,
      host: short,
      upgraded: z.boolean(),
      product: z.optional(short),
    }),
    content: z.strictObject({
      isSensitive: z.boolean(),
      hasFiles: z.boolean(),
      isBrowserWarning: z.boolean(),
    }),
    depth: z.enum(['tables', 'first', 'full']),
  }),
  closed: z.strictObject({ window: short.check(z.minLength(1)) }),
  welcome: z.strictObject({}),
  view: z.strictObject({}),
  touch: z.strictObject({}),
  engine: z.strictObject({}),
  forms: z.strictObject({}),
} satisfies Record<MessageName, unknown>;

/** The envelope of every message. */
export const envelope = z.strictObject({
  name: z.enum(['assess', 'destination', 'closed', 'welcome', 'view', 'touch', 'engine', 'forms']),
  request: z.unknown(),
});
