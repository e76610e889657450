/**
 * `npm run facts:sign -- key KEY` makes a private key. `npm run facts:sign -- CORRECTIONS.json KEY OUT [ADDRESS]`
 * checks corrections, signs them, and prints the value for `factsUrl`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { faultOf, makeKey, signFacts } from '../sign.ts';

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

const [what, key, out, address = 'https://…'] = process.argv.slice(2);
if (what === 'key' && key !== undefined) {
  // Never overwrites a key: without it, no newer version of what it signed could be published.
  writeFileSync(key, makeKey(), { mode: 0o600, flag: 'wx' });
  console.log(`The private key is in ${key}. Keep it where only you can read it.`);
} else if (what !== undefined && key !== undefined && out !== undefined) {
  const json = readFileSync(what, 'utf8');
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));
  const fault = faultOf(json, read, Date.now());
  if (fault !== null) stop(fault);
  const { file, publicKey } = signFacts(json, readFileSync(key, 'utf8'));
  writeFileSync(out, file);
  console.log(`factsUrl: ${address}#${publicKey}`);
} else
  stop('Usage: npm run facts:sign -- key KEY, or npm run facts:sign -- CORRECTIONS.json KEY OUT [ADDRESS]');
