/** `npm run check`: what can be said without running anything. As many tools at once as there are cores; fails where one does. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Longest first. Two keep what they found beside the builds, by what they read: the text, its options and the tool's version
 * (prettier), the texts of all files and types (tsc). ESLint's own cache knows one file at a time: what another one's types make
 * wrong it would not see.
 */
const TOOLS = [
  'eslint . --max-warnings 0',
  'tsc --noEmit --incremental --tsBuildInfoFile .output/cache/types.tsbuildinfo',
  'prettier --cache --cache-location .output/cache/prettier --check .',
  'depcruise utils components entrypoints --config .dependency-cruiser.mjs',
  'knip',
];

/** Runs a tool among the packages and says what it said once it has ended; whether it was content. */
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
