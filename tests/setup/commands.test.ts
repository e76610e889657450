/** Every command that the documentation names does its own set-up, because a reader starts from a fresh clone. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };

const named = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/admin.md',
  'docs/policy.md',
  'docs/probe.md',
  'docs/facts.md',
  'docs/store/README.md',
].flatMap((file) =>
  [...read(file).matchAll(/\bnpm (?:run )?(?:--silent )?([a-z:]+)/g)].map(
    ([, name = '']) => [name, file] as const,
  ),
);

describe('commands in the documents', () => {
  it.each(named)('npm run %s (%s) exists and sets up what it needs', (name) => {
    expect(scripts[name]).toMatch(/^node tests\/setup\/ready\.mjs\b/);
  });

  it('none leaves it to the shell to find the Node that was installed a moment ago', () => {
    const again = Object.values(scripts).filter((script) =>
      /ready\.mjs.*&& node (?!tests\/setup\/ready)/.test(script),
    );
    expect(again).toEqual([]);
  });
});

it('property tests have a fixed seed', () => {
  const files = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' });
  const random = files
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) => {
      const text = read(join('tests', file));
      return /^import .* from 'fast-check'/m.test(text) && !/setup\/seed\.ts'/.test(text);
    });
  expect(random).toEqual([]);
});

/** Returns these files and all of ours that they import, with their texts, without comments. */
function reachedFrom(files: readonly string[]): Map<string, string> {
  const reached = new Map<string, string>();
  const left = [...files];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (reached.has(file) || !existsSync(join(ROOT, file))) continue;
    const text = read(file).replaceAll(/\/\*[^]*?\*\/|^ *\/\/.*$/gm, '');
    reached.set(file, text);
    for (const [, to = ''] of text.matchAll(/(?:from|import|import\() ?'(\.[^']+)'/g))
      left.push(join(dirname(file), to));
  }
  return reached;
}

it('what `npm run test:mutation` does not copy, none of its tests reads', () => {
  const { ignorePatterns } = JSON.parse(read('stryker.config.json')) as {
    readonly ignorePatterns: readonly string[];
  };
  const rooms = [...read('tests/setup/mutation.config.ts').matchAll(/'(core|checks|assess)'/g)];
  const tests = rooms.flatMap(([, room = '']) => globSync(`tests/${room}/**/*.test.ts`, { cwd: ROOT }));
  expect(tests.length).toBeGreaterThan(20);
  const readers = [...reachedFrom([...tests, 'tests/setup/tables.ts'])].filter(([, text]) =>
    ignorePatterns.some((one) => text.includes(`'${one.replace('/', "', '")}'`) || text.includes(`/${one}/`)),
  );
  expect(readers.map(([file]) => file)).toEqual([]);
});
