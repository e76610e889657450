/**
 * CONTRIBUTING names everything that each kind of addition needs: one of each kind is added to a copy of the tree,
 * which must then pass the type check and the suites that enumerate such things, and must fail if one of the files is
 * left out. Situations run only in browsers.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { EDITS } from './contributing.ts';
import type { Edit } from './setup/edits.ts';

const ROOT = join(import.meta.dirname, '..');
const TREE = ['utils', 'components', 'entrypoints', 'public', 'docs', 'tests', '.wxt'];
const FILES = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'wxt.config.ts', 'README.md'];

/** The suites that enumerate such things, and the titles in them that concern an addition. */
const SUITES = [
  'adapters/adapters',
  'adapters/chats',
  'checks/checks',
  'components/languages',
  'components/texts',
  'data/format',
  'lookups/questions',
  'policy/coverage',
  'policy/files',
];
const TITLES =
  '[Aa]cme|the language|table gateways|are there for every key|told of every key|what the schema makes';

/** Files that once had to name each lookup; the type check shows that they no longer need to. */
const NOT_TOUCHED = [
  'tests/checks/fake-lookups.ts',
  'utils/assess/practice.ts',
  'utils/assess/try-live.ts',
  'utils/assess/try-lookups.ts',
  'utils/lookups/create-lookups.ts',
  'utils/lookups/headers.ts',
  'utils/lookups/lookups.ts',
  'utils/messages/schema.ts',
];

/** The environment without the variables that would show vitest that it runs inside another vitest. */
const ENV = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^VITEST|^TEST$/.test(name)));

const copy = mkdtempSync(join(tmpdir(), 'sealcheck-kinds-'));
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});
for (const path of [...TREE, ...FILES]) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
// Translating new texts is separate work (docs/i18n/README.md), so the copy has no language but English.
for (const { name } of readdirSync(join(copy, 'public/_locales'), { withFileTypes: true }))
  if (name !== 'en')
    for (const path of [`public/_locales/${name}`, `docs/i18n/${name}.json`, `docs/i18n/${name}.md`])
      rmSync(join(copy, path), { recursive: true, force: true });
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

/** Brings the copy into the state after these edits; every other file of `EDITS` is as in the tree. */
function apply(edits: readonly Edit[]): void {
  for (const { path } of EDITS) {
    if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(copy, path));
    else rmSync(join(copy, path), { force: true });
  }
  for (const { path, edit } of edits) {
    const before = existsSync(join(copy, path)) ? read(copy, path) : '';
    const after = edit(before, (other) => read(copy, other));
    if (after === before) throw new Error(`nothing was changed in ${path}`);
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), after);
  }
}

function run(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    env: { ...ENV, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`;
}

/** Returns the errors of the type check and the suites in the copy, or '' for none. */
function faults(): string {
  const config = ts.readConfigFile(join(copy, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, copy);
  const looked = [
    ...new Set([...NOT_TOUCHED, ...EDITS.map(({ path }) => path)].map((path) => join(copy, path))),
  ].filter((path) => /\.tsx?$/.test(path) && existsSync(path));
  const program = ts.createProgram([join(copy, '.wxt/wxt.d.ts'), ...looked], { ...options, noEmit: true });
  const types = looked.flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.slice(copy.length)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
  run('utils/policy/cli/write-files.ts');
  const suites = SUITES.map((name) => `tests/${name}.test.ts`);
  const told = run('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '-t', TITLES, ...suites);
  const isGood = /Tests {2}\d+ passed/.test(told) && !/FAIL|failed/.test(told);
  const wrong = told.split('\n').filter((line) => /FAIL|Error:|fixtures.adapters/.test(line));
  return [...types, ...(isGood ? [] : ['the suites fail', ...wrong])].join('\n');
}

/** Returns the paths that a section of CONTRIBUTING names. */
function named(title: string): readonly string[] {
  const section =
    read(ROOT, 'CONTRIBUTING.md')
      .split('\n## ')
      .find((text) => text.startsWith(title)) ?? '';
  return [...section.matchAll(/[`(]((?:utils|components|entrypoints|public|tests|docs)\/[^`)]+)[`)]/g)].map(
    ([, path = '']) => path,
  );
}

const escaped = (path: string) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Whether a path matches a pattern: `<id>` stands for a name, `*` for part of one, a folder for everything in it. */
const fits = (pattern: string, path: string) =>
  new RegExp(
    `^${escaped(pattern).replaceAll(/<\w+>|\\\*/g, '[^/]+')}${pattern.endsWith('/') ? '.+' : '$'}`,
  ).test(path);

describe.each([...new Set(EDITS.map(({ kind }) => kind))])('%s', (kind) => {
  it('takes no file that CONTRIBUTING does not name', () => {
    const patterns = named(kind);
    const own = EDITS.filter((one) => one.kind === kind).map(({ path }) => path);
    expect(own.filter((path) => !patterns.some((pattern) => fits(pattern, path)))).toEqual([]);
  });
});

describe('one of each kind', { timeout: 180_000 }, () => {
  it('passes types and suites with the files that are named', () => {
    apply(EDITS);
    expect(faults()).toBe('');
  });

  it.each([1, 2])('fails each without one of them (%d)', (round) => {
    apply(EDITS.filter((one) => one.forgotten?.[0] !== round));
    const found = faults();
    for (const { kind, path, forgotten } of EDITS)
      if (forgotten?.[0] === round) expect(found, `${kind}: ${path}`).toMatch(forgotten[1]);
  });
});
