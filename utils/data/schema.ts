/** The schema of each table's rows. Only for tests: the code trusts tables that the tests have checked. */
import { LEVELS } from '../core/model.ts';
import * as z from 'zod';
import type {
  AlternativeRow,
  CarrierBreach,
  Chat,
  ComposeLink,
  E2eProvider,
  Gateway,
  HtmlAttachments,
  KeyHowTo,
  MailDomains,
  MailHost,
  MailPolicy,
  SendingService,
  TransferService,
} from './rows.ts';
import { SITUATIONS } from '../core/alternatives.ts';

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const domain = z
  .string()
  .max(253)
  .regex(new RegExp(`^(${LABEL}\\.)+${LABEL}$`), 'no lower-case A-label domain');
const pattern = z
  .string()
  .regex(new RegExp(`^(\\*\\.)?(${LABEL}\\.)+${LABEL}$`), 'no host name, no `*.` and one');
const key = z.string().regex(/^[a-z][a-z0-9_]*$/, 'no message key');
const https = z.url({ protocol: /^https$/ });
const id = z.string().regex(/^[a-z][a-z-]*$/);
const dated = { source: z.union([https, id]), asOf: z.iso.date() };
const known = z.boolean().nullable();

const gateway = z
  .strictObject({
    domain,
    kind: z.enum(['sms', 'mms', 'fax']),
    carrier: z.string().min(1),
    /** Country whose numbers it takes without a country code (ISO 3166). */
    country: z.enum(['US', 'CA']).exactOptional(),
    mailboxes: z.literal(true).exactOptional(),
    status: z.enum(['active', 'ending', 'retired', 'unverified']),
    since: z
      .string()
      .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'neither a day nor a month')
      .exactOptional(),
    ...dated,
  })
  .refine(
    ({ status, since }) => status !== 'ending' || since?.length === 10,
    'an ending gateway needs its day',
  );

const operator = { operator: z.string().min(1), ...dated, verified: z.boolean() };

const sender = z.strictObject({
  host: domain,
  provider: z.string().min(1),
  honours: z.strictObject({ mtaSts: known, dane: known }),
  operators: z.array(z.string().min(1)).exactOptional(),
  source: https,
  asOf: z.iso.date(),
  verified: z.boolean(),
});

const e2eProvider = z.strictObject({
  provider: z.string().min(1),
  domains: z.array(domain).min(1),
  mx: z.array(domain).min(1),
  webmailHosts: z.array(domain).min(1),
  openPgp: z.boolean(),
  ...dated,
  verified: z.boolean(),
});

const transferService = z
  .strictObject({
    name: z.string().min(1),
    hosts: z.array(domain).min(1),
    appHosts: z.array(domain).min(1).exactOptional(),
    sendsTo: z.strictObject({ hosts: z.array(pattern).min(1), ...dated }).exactOptional(),
    keys: z.enum(['recipient', 'provider', 'depends']),
    when: z.enum(['password', 'folder', 'option', 'plan', 'admin']).exactOptional(),
    linkKey: z.literal(true).exactOptional(),
    ...dated,
    verified: z.boolean(),
  })
  .refine(({ keys, when }) => (keys === 'depends') === (when !== undefined), '`depends` needs its `when`')
  .refine(
    ({ keys, appHosts, sendsTo }) => keys === 'recipient' || (appHosts ?? sendsTo) === undefined,
    'only of an app that encrypts it counts where it is and where it sends',
  )
  .refine(
    ({ hosts, appHosts = [] }) => appHosts.every((name) => hosts.includes(name)),
    '`appHosts` are some of `hosts`',
  );

const path = z.string().regex(/^\/[\w./-]+$/, 'no path');
const chat = z
  .strictObject({
    app: z.string().min(1).max(40),
    hosts: z.array(domain),
    paths: z.array(path).min(1).exactOptional(),
    suffixes: z.array(domain).min(1).exactOptional(),
    selfHosted: z.literal(true).exactOptional(),
    bridge: z.literal('imessage').exactOptional(),
    level: z.enum(LEVELS),
    condition: z.enum(['always', 'marker', 'path', 'business', 'option', 'no-web']),
    fallback: z.enum(LEVELS),
    ...dated,
    source: https,
    verified: z.boolean(),
  })
  .refine(
    ({ hosts, suffixes, selfHosted, condition }) =>
      (condition === 'no-web') === (hosts.length === 0 && !suffixes && !selfHosted),
    'an app has a place on the web, or is `no-web`',
  )
  .refine(
    ({ condition, level, fallback }) => condition !== 'always' || level === fallback,
    'what depends on nothing needs no other fallback',
  )
  .refine(
    ({ level, fallback, condition }) =>
      condition === 'always' || condition === 'no-web' || fallback !== 'end-to-end' || level === fallback,
    'what is not seen is not end-to-end',
  );

const alternative = z.strictObject({
  id,
  for: z.array(z.enum(SITUATIONS)).min(1),
  provider: z.string().exactOptional(),
  title: key,
  how: key,
  open: https.exactOptional(),
  page: z.enum(['resolver', 'encrypt']).exactOptional(),
  copy: key.exactOptional(),
  publisher: z.string().min(1),
  ...dated,
});

const carrier = z.strictObject({
  carrier: z.string().min(1),
  status: z.enum(['acknowledged', 'reported', 'denied', 'counted']),
  ...dated,
});

const htmlAttachments = z.strictObject({
  id,
  name: z.string().min(1),
  refuses: z.boolean(),
  source: https,
  asOf: z.iso.date(),
});

const composeLink = z.strictObject({
  app: z.string().min(1),
  link: z.string().regex(/^[/?][^\s:]*[=&]?[^\s:]*=%s$/, 'no relative address that ends with %s'),
  ...dated,
});

const keyHowTo = z.strictObject({
  id,
  apps: z.array(z.string().min(1)),
  hosts: z.array(domain),
  how: key,
  ...dated,
});

/** The schema of every table, by the name of its file. */
export const schemas = {
  carriers: z.array(carrier) satisfies z.ZodType<CarrierBreach[]>,
  alternatives: z.array(alternative) satisfies z.ZodType<AlternativeRow[]>,
  chats: z.array(chat) satisfies z.ZodType<Chat[]>,
  'e2e-mail': z.array(e2eProvider) satisfies z.ZodType<E2eProvider[]>,
  'html-attachments': z.array(htmlAttachments) satisfies z.ZodType<HtmlAttachments[]>,
  'compose-links': z.array(composeLink) satisfies z.ZodType<ComposeLink[]>,
  'key-howto': z.array(keyHowTo) satisfies z.ZodType<KeyHowTo[]>,
  gateways: z.array(gateway) satisfies z.ZodType<Gateway[]>,
  'mail-domains': z.array(
    z.strictObject({ ...operator, domains: z.array(domain).min(1) }),
  ) satisfies z.ZodType<MailDomains[]>,
  'mail-policies': z.array(
    z.strictObject({
      domains: z.array(domain).min(1),
      mechanism: z.enum(['mta-sts', 'dane']),
      ...dated,
      verified: z.boolean(),
    }),
  ) satisfies z.ZodType<MailPolicy[]>,
  operators: z.array(z.strictObject({ ...operator, patterns: z.array(pattern).min(1) })) satisfies z.ZodType<
    MailHost[]
  >,
  'transfer-services': z.array(transferService) satisfies z.ZodType<TransferService[]>,
  senders: z.array(sender) satisfies z.ZodType<SendingService[]>,
};
