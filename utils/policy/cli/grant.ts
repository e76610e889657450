/**
 * `npm run policy:grant -- --new KEYFILE`: makes a key for the help desk, and prints its public key for `grantKeys`.
 * `npm run policy:grant -- KEYFILE NUMBER KIND VALUE --hours N`: prints the code for a request, whose text states
 * number, kind and value. Exits with 0, or with 2 if the call is wrong or a file cannot be read or written.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { isSuffix } from './suffixes.ts';
import { KINDS, MAX_HOURS, renderCode, normaliseCode, signedOctets, type GrantKind } from '../grant-code.ts';
import { readSubject } from '../names.ts';

const USAGE = `Usage: npm run policy:grant -- --new KEYFILE
       npm run policy:grant -- KEYFILE NUMBER KIND VALUE --hours N
KIND is one of ${KINDS.join(', ')}; N is at most ${MAX_HOURS}.`;

function fail(what: string): never {
  console.error(what);
  process.exit(2);
}

const publicOf = (key: KeyObject) => createPublicKey(key).export({ format: 'jwk' }).x ?? '';

function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    // Never overwrites an existing key.
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    fail(String(error));
  }
  console.log(`The private key is in ${file}: keep it where only the help desk can read it.`);
  console.log(`"grantKeys": ["${publicOf(privateKey)}"]`);
}

function readKey(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    fail(String(error));
  }
  return fail(`${file} is not an Ed25519 key: make one with --new`);
}

function grant(file: string, number: string, kind: string, value: string, hours: number): void {
  const drawn = normaliseCode(number).replace(/^(.{5})(.{5})$/, '$1-$2');
  if (!/^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(drawn))
    fail(`${number} is not the number of a request, such as 4F7K2-9QW3X`);
  if (!(KINDS as readonly string[]).includes(kind)) fail(`write one of ${KINDS.join(', ')}, not ${kind}`);
  const name =
    readSubject(kind, value) ??
    fail(`${value} is not ${kind === 'recipient' ? 'an address' : 'a domain or host'}`);
  if (kind !== 'recipient' && isSuffix(name))
    fail(`anybody can register a name under ${name}: write the full domain`);
  if (!(hours > 0 && hours <= MAX_HOURS)) fail(`write --hours with 1 to ${MAX_HOURS}`);
  const end = new Date(Date.now() + hours * 60 * 60 * 1000);
  const until = `${end.toISOString().slice(0, 16)}Z`;
  const key = readKey(file);
  const what = { number: drawn, kind: kind as GrantKind, value: name, until };
  console.log(renderCode({ ...what, signature: new Uint8Array(sign(null, signedOctets(what), key)) }));
  console.error(`${kind} ${name} until ${until}, for request ${drawn} of one device, once.`);
}

const args = process.argv.slice(2);
const at = args.indexOf('--hours');
const hours = at < 0 ? NaN : Number(args[at + 1]);
const [first, second, kind, value, ...more] =
  at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1);
if (first === '--new' && second !== undefined && kind === undefined) makeKey(second);
else if (
  first === undefined ||
  second === undefined ||
  kind === undefined ||
  value === undefined ||
  more.length > 0
)
  fail(USAGE);
else grant(first, second, kind, value, hours);
