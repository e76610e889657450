/**
 * `npm run check`: every check that runs none of the project's code. Runs as many tools at once as there are cores, and
 * fails if one does.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Longest first. Prettier and tsc keep a cache of results beside the builds. Prettier's is keyed by a file's text, its
 * options and its own version; tsc's covers the texts and types of all files. ESLint gets no cache: its own looks at
 * one file at a time and would miss errors caused by types that changed in another file.
 */
const TOOLS = [
  'eslint . --max-warnings 0',
  'tsc --noEmit --incremental --tsBuildInfoFile .output/cache/types.tsbuildinfo',
  'prettier --cache --cache-location .output/cache/prettier --check .',
  'depcruise utils components entrypoints --config .dependency-cruiser.mjs',
  'knip',
];

/** Runs one of the installed tools, prints its output once it has ended, and returns whether it succeeded. */
async function runs(tool: string): Promise<boolean> {
  const child = spawn(tool, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said.push(part);
    });
  const status = await new Promise((resolve) => child.once('close', resolve));
  console.log(`\n$ ${tool}\n${Buffer.concat(said).toString()}`);
  return status === 0;
}

const left = [...TOOLS];
async function goOn(): Promise<boolean> {
  let isContent = true;
  for (let tool = left.shift(); tool !== undefined; tool = left.shift())
    isContent = (await runs(tool)) && isContent;
  return isContent;
}

const atOnce = Math.min(availableParallelism(), TOOLS.length);
const ends = await Promise.all(Array.from({ length: atOnce }, goOn));
process.exitCode = ends.every(Boolean) ? 0 : 1;
