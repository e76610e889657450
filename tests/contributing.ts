/** One addition of each kind that CONTRIBUTING describes, as edits of the tree. */

import { after, message, whole, type Edit } from './setup/edits.ts';
import { LANGUAGE } from './contributing-language.ts';

const page = (url: string, body: string, expected: unknown) =>
  whole(
    `<!doctype html><html><head><meta charset="utf-8" /><title>x</title><link rel="canonical" href="${url}" /></head>` +
      `<body>${body}<script type="application/json" id="expected">${JSON.stringify(expected)}</script></body></html>`,
  );

const DRAFT = {
  sender: { host: 'mail.acme.org' },
  recipients: [{ field: 'to', text: 'bob@two.org' }],
  unreadable: 0,
  blind: false,
};

const ADAPTER: readonly Omit<Edit, 'kind'>[] = [
  {
    path: 'utils/adapters/acme.ts',
    edit: whole(
      `import { asOf, defineAdapter } from './adapter.ts';\nconst field = (name: string) => ({ field: asOf('2026', '#acme-' + name) });\n` +
        `export const acme = defineAdapter({ id: 'acme', name: 'Acme', matches: ['https://mail.acme.org/*'], compose: asOf('2026', '.acme'),` +
        ` fields: { to: field('to'), cc: field('cc'), bcc: field('bcc') }, chip: asOf('2026', 'b'), address: ['title'],` +
        ` input: asOf('2026', 'input'), editor: asOf('2026', '[contenteditable]'), send: asOf('2026', 'button'),` +
        ` mount: { at: asOf('2026', '#acme-text'), place: 'before' }, examples: ['https://mail.acme.org/'] });\n`,
    ),
  },
  {
    path: 'utils/adapters/index.ts',
    edit: (before) =>
      `import { acme } from './acme.ts';\n${before.replace('readonly Adapter[] = [', 'readonly Adapter[] = [acme, ')}`,
    forgotten: [2, /fixtures\/adapters\/acme belongs to no adapter/],
  },
  {
    path: 'tests/fixtures/adapters/acme/2026-plain.html',
    edit: page(
      'https://mail.acme.org/',
      `<div class="acme"><div id="acme-to"><b title="bob@two.org">Bob</b></div><div id="acme-text"><div contenteditable="true">x</div></div><button>Send</button></div>`,
      DRAFT,
    ),
    forgotten: [1, /acme has a fixture/],
  },
];

const CHAT: readonly Omit<Edit, 'kind'>[] = [
  {
    path: 'utils/data/chats.json',
    edit: after(
      '[\n',
      `  {"app":"Acme","hosts":["chat.acme.org"],"level":"transport","condition":"always","fallback":"transport","asOf":"2026-11-25","source":"https://acme.org/chat","verified":true},\n`,
    ),
    forgotten: [2, /Acme is in the table|acme\/2026/],
  },
  {
    path: 'utils/adapters/chats/work.ts',
    edit: after('readonly ChatAdapter[] = [', `{ app: 'Acme', asOf: '2026-11', composer: '#acme-line' }, `),
  },
  {
    path: 'tests/fixtures/chats/acme/2026-11-line.html',
    edit: page(
      'https://chat.acme.org/',
      '<div><textarea id="acme-line"></textarea><button>Send</button></div>',
      {
        app: 'Acme',
        composer: '#acme-line',
        state: null,
        name: '',
        handles: [],
      },
    ),
    forgotten: [1, /Acme is in the table and has a fixture/],
  },
];

const CASES = [
  { case: 'yes', to: 'a@yes.org', evidence: ['yes - acme'] },
  { case: 'no', to: 'a@no.org', evidence: ['no - acme'] },
  { case: 'unknown', to: 'a@else.org', evidence: ['unknown off acme'] },
];

const CHECK: readonly Omit<Edit, 'kind'>[] = [
  {
    path: 'utils/checks/acme.ts',
    edit: whole(
      `import type { Evidence } from '../core/model.ts';\nimport type { Check } from './check.ts';\n` +
        `export const acmeCheck: Check = { id: 'acme', gather({ domain }, lookups) {\n` +
        `  const base = { check: 'acme', kind: 'opportunity', strength: null, because: { code: 'acme' }, source: { name: 'browser' },` +
        ` observedAt: lookups.now(), expiresAt: lookups.now() + 1 } as const;\n` +
        `  const one: Evidence = domain === 'yes.org' || domain === 'no.org' ? { ...base, finding: domain === 'yes.org' ? 'yes' : 'no' }` +
        ` : { ...base, finding: 'unknown', reason: 'off' };\n  return Promise.resolve([one]);\n} };\n`,
    ),
  },
  {
    path: 'utils/checks/index.ts',
    edit: (before) =>
      `import { acmeCheck } from './acme.ts';\n${before.replace('readonly Check[] = [', 'readonly Check[] = [acmeCheck, ')}`,
  },
  { path: 'utils/core/codes.ts', edit: after('export const CODES = {\n', `  acme: ['acme'],\n`) },
  {
    path: 'tests/vectors/checks/acme.json',
    edit: whole(JSON.stringify(CASES)),
    forgotten: [1, /vectors\/checks\/acme\.json/],
  },
  {
    path: 'public/_locales/en/messages.json',
    edit: message('because_acme', 'Acme.'),
    forgotten: [2, /because_acme/],
  },
];

const ROW: readonly Omit<Edit, 'kind'>[] = [
  {
    path: 'utils/data/gateways.json',
    edit: after(
      '[\n',
      `  {"domain":"acme.org","kind":"sms","carrier":"Acme","status":"active","asOf":"2021-06-29","source":"cubiclesoft"},\n`,
    ),
  },
];

const SITUATION: readonly Omit<Edit, 'kind'>[] = [
  {
    path: 'tests/e2e/situations.json',
    edit: after(
      '[\n',
      `{"case":"acme","page":"open","html":"<form method=post><input name=a></form>","do":"focus [name=a]","say":"exposed"},\n`,
    ),
  },
];

const SETTING: readonly Omit<Edit, 'kind'>[] = [
  { path: 'utils/policy/schema.ts', edit: after('  tips: z.boolean(),', ' acme: z.boolean(),') },
  {
    path: 'utils/policy/resolve.ts',
    edit: (before) =>
      before.replace('  tips: true,', '  tips: true, acme: true,').replace("  'tips',", "  'tips', 'acme',"),
  },
  {
    path: 'utils/policy/reference.ts',
    edit: (before) =>
      before.replace(
        '  tips: {',
        `  acme: { title: 'Acme', meaning: 'Acme.', seen: 'Acme.', example: false },\n  tips: {`,
      ),
    forgotten: [1, /reference\.ts .*acme/],
  },
  {
    path: 'tests/policy/coverage.ts',
    edit: (before) =>
      before.replace('  tips: [', `  acme: [['e2e/tips.test.ts', 'is not shown']],\n  tips: [`),
    forgotten: [2, /is told of every key and field/],
  },
];

const LOOKUP: readonly Omit<Edit, 'kind'>[] = [
  {
    path: 'utils/lookups/acme.ts',
    edit: whole(
      `/** Acme. */\nimport { answered, unanswered, type Answer } from './answer.ts';\n` +
        `import type { Asking, NetworkQuestion } from './question.ts';\nconst source = { name: 'acme' };\n` +
        `export const acme = {\n  source: 'acme', stage: () => 1, at: { path: '/', isStripped: true },\n` +
        `  bind: ({ now, ask }: Asking) => async (host: string): Promise<Answer<boolean>> => {\n` +
        `    const reply = await ask({ url: \`https://\${host}/\`, stage: 1, purpose: 'acme', revealed: host,` +
        ` accept: '*/*', timeout: 1000, maxBytes: 1 });\n` +
        `    return reply.ok ? answered(true, 60, source, now()) : unanswered(reply.reason, source, now());\n` +
        `  },\n} satisfies NetworkQuestion;\n`,
    ),
  },
  {
    path: 'utils/lookups/questions.ts',
    edit: (before) =>
      `import { acme } from './acme.ts';\n${before.replace('QUESTIONS = {\n', 'QUESTIONS = {\n  acme,\n')}`,
    forgotten: [2, /what acme\.ts asks is listed/],
  },
  {
    path: 'public/_locales/en/messages.json',
    edit: message('source_acme', 'Acme'),
    forgotten: [1, /source_acme/],
  },
];

const SURFACE: readonly Omit<Edit, 'kind'>[] = [
  {
    path: 'entrypoints/acme/index.html',
    edit: whole('<div id="root"></div><script type="module" src="./main.tsx"></script>'),
  },
  {
    path: 'entrypoints/acme/main.tsx',
    edit: whole(
      `import { render } from 'preact';\nimport { Acme } from '../../components/acme/Acme.tsx';\nimport { startPage } from '../../utils/platform/start-page.ts';\n` +
        `render(<Acme />, startPage(document, 'acme_title'));\n`,
    ),
  },
  {
    path: 'components/acme/Acme.tsx',
    edit: whole(
      `import { t } from '../../utils/platform/i18n.ts';\nexport const Acme = () => <h1>{t('acme_title')}</h1>;\n`,
    ),
    forgotten: [2, /acme\/main\.tsx .*Acme\.tsx/],
  },
  {
    path: 'public/_locales/en/messages.json',
    edit: message('acme_title', 'Acme'),
    forgotten: [1, /acme\/main\.tsx .*acme_title/],
  },
];

const of = (kind: string, edits: readonly Omit<Edit, 'kind'>[]): Edit[] =>
  edits.map((one) => ({ kind, ...one }));

/** The language comes last, since it is a copy of the English texts after all other edits. */
export const EDITS: readonly Edit[] = [
  ...of('Add an adapter', ADAPTER),
  ...of('Add a chat', CHAT),
  ...of('Add a check', CHECK),
  ...of('Add a row to a table', ROW),
  ...of('Add a situation', SITUATION),
  ...of('Add a setting', SETTING),
  ...of('Add a look-up', LOOKUP),
  ...of('Add a surface', SURFACE),
  ...of('Add a language', LANGUAGE),
];
