/** Who may import whom (docs/architecture.md); read by `npm run check`. A room that is missing in MAY is an error. */
import { readdirSync } from 'node:fs';

/** What each room of utils/ may import besides itself. `room:types` allows types only; a file name, only that file. */
const MAY = {
  core: [],
  data: ['core'],
  // A reason's name is the key of its text.
  platform: ['core:types', 'core/codes.ts'],
  signed: ['platform/zod.ts', 'data', 'lookups/corrections-file.ts', 'lookups:types'],
  checks: ['core', 'data', 'lookups:types'],
  storage: [
    'core',
    'platform',
    'lookups/cache.ts',
    'lookups:types',
    'messages:types',
    'policy:types',
    'signed:types',
  ],
  lookups: ['core', 'platform', 'storage', 'encrypt/open-pgp.ts', 'data:types', 'requests:types'],
  requests: ['core', 'platform', 'storage/item.ts'],
  encrypt: [],
  adapters: ['core'],
  messages: ['core', 'platform/zod.ts', 'lookups/questions.ts', 'lookups:types'],
  policy: [
    'core',
    'platform',
    'storage',
    'signed',
    'lookups/last-policy-date.ts',
    'lookups/public-suffixes.ts',
    'lookups:types',
  ],
  contacts: ['core', 'storage', 'lookups/own-servers.ts'],
  assess: [
    'core',
    'data',
    'checks',
    'lookups',
    'platform',
    'adapters',
    'policy',
    'page/forms/read-link.ts',
    'messages:types',
  ],
  page: ['core', 'adapters'],
  inline: [
    'page',
    'core',
    'messages',
    'platform/hash.ts',
    'components:inline/view.ts',
    'encrypt/field.ts',
    'encrypt/text-port.ts',
    'encrypt/as-page.ts',
    'encrypt/reader/armor.ts',
  ],
  worker: [
    'assess',
    'core',
    'data',
    'lookups',
    'platform',
    'policy',
    'requests',
    'storage',
    'contacts',
    'encrypt/stored.ts',
    'build',
    'page',
    'messages:types',
    // As a library of its own (library.ts).
    'signed',
  ],
  // What runs before the package is built, on a server, or for maintainers: in no bundle of the extension.
  build: [
    'adapters',
    'core',
    'encrypt/as-page.ts',
    'page/send/send-words.ts',
    'page/send/send-words.json',
    // How texts are packed: depends on the code that reads them, and on the translators' own code.
    'platform/i18n.ts',
    'texts/texts.ts',
    'texts/isolates.ts',
  ],
  release: ['policy', 'core'],
  probe: ['core', 'lookups/dns-codec.ts', 'lookups:types'],
  facts: ['data', 'probe', 'signed', 'lookups/corrections-file.ts'],
  // The English of the policy's reference.
  texts: ['policy/reference-texts.ts'],
};

/** What single files may import besides. */
const FILES = {
  // For the linter and the builder, never for what runs in pages or the worker.
  'policy/known-names.ts': ['adapters', 'data'],
  // Injects it as a single function.
  'worker/copies.ts': ['inline/copies.ts'],
  // Compares the keys that were shown with those that are known now.
  'encrypt/follow.ts': ['core', 'platform/queue.ts'],
};

const escaped = (path) => path.replaceAll('.', '\\.');
const within = (name) => (/\.(ts|json)$/.test(name) ? `${escaped(name)}$` : `${name}/`);
const targets = (names) =>
  names.map((name) =>
    name.startsWith('components:') ? `^components/${escaped(name.slice(11))}$` : `^utils/${within(name)}`,
  );

/** Returns two rules per source: what it may import at all, and what as values. */
function rulesOf(source, path, pathNot, names) {
  const types = names.filter((name) => name.endsWith(':types')).map((name) => name.slice(0, -6));
  const values = names.filter((name) => !name.endsWith(':types'));
  const from = pathNot.length > 0 ? { path, pathNot } : { path };
  const ours = '^(utils|components|entrypoints)/';
  return [
    {
      name: `${source} imports only what it may`,
      severity: 'error',
      from,
      to: { path: ours, pathNot: [path, ...targets([...values, ...types])] },
    },
    {
      name: `${source} imports types only of some`,
      severity: 'error',
      from,
      to: { path: ours, pathNot: [path, ...targets(values)], dependencyTypesNot: ['type-only'] },
    },
  ];
}

const rooms = readdirSync('utils');
const strangers = rooms.filter((room) => !MAY[room]);
if (strangers.length > 0)
  throw new Error(`Not in a room of docs/architecture.md: utils/${strangers.join(', utils/')}`);

export default {
  forbidden: [
    { name: 'no circles, of types neither', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no file that nobody imports and that imports nothing',
      severity: 'error',
      // What only the build reads is imported by wxt.config.ts, which is not checked here.
      from: { orphan: true, path: '^(utils|components)/', pathNot: ['\\.d\\.ts$', '^utils/build/'] },
      to: {},
    },
    {
      name: 'nobody imports an entrypoint',
      severity: 'error',
      from: { pathNot: '^entrypoints/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'one import of the polyfill',
      severity: 'error',
      from: { pathNot: '^utils/platform/browser\\.ts$' },
      to: { path: 'webextension-polyfill', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one import of zod, which makes it run without eval',
      severity: 'error',
      // Files that are in no bundle for the worker: they make texts, schemas and checks of tables at build time.
      from: {
        pathNot: '^utils/(platform/zod|policy/explain|policy/render/managed-schema|data/schema)\\.ts$',
      },
      to: { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'what runs on servers and for maintainers is in no bundle',
      severity: 'error',
      from: { path: '^(components|entrypoints)/' },
      to: { path: '^utils/(probe|facts|release|build|texts)/' },
    },
    ...rulesOf(
      'components',
      '^components/',
      [],
      ['core', 'platform', 'encrypt:types', 'policy:types', 'page:types'],
    ),
    ...rooms.flatMap((room) => {
      const own = Object.keys(FILES).filter((file) => file.startsWith(`${room}/`));
      return rulesOf(
        `utils/${room}`,
        `^utils/${room}/`,
        own.map((file) => `^utils/${escaped(file)}$`),
        MAY[room],
      );
    }),
    ...Object.entries(FILES).flatMap(([file, names]) => {
      const room = file.split('/')[0];
      return rulesOf(`utils/${file}`, `^utils/${escaped(file)}$`, [], [room, ...MAY[room], ...names]);
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
