/**
 * No parser of outside bytes throws: tries every input that once broke one, and a short, repeatable part of `npm run
 * fuzz`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { mutate, seeded } from './mutate.ts';
import { CORPUS, PARSERS } from './parsers.ts';

const SEED = Number(process.env.SEALCHECK_SEED ?? 1);
const TIMES = 300;

it('has a corpus for every parser, and a parser for every corpus', () => {
  expect(Object.keys(CORPUS).sort()).toEqual(Object.keys(PARSERS).sort());
});

/** Parsers whose input does not come from outside, each with where it does come from. */
const INSIDE: Readonly<Record<string, string>> = {
  parseSender: 'what the browser itself tells of a message',
  parseResolver: 'what maintainers of a probe or admins write in their own settings, one line',
  readPlaced: 'the same as readText, which calls it; for admins, with the place of what is wrong',
  readClaim: 'a handle that was parsed before',
  readPackageText: 'the path of a file in our own package',
  openWindow: 'a name that we gave',
  openStore: 'the settings of those who run a probe',
  openSqlite: 'the same',
  openValkey: 'the same',
  readFolder: 'the built package',
  readSources: 'the sources',
  readSigningKey: 'the path of the key of those who release',
  readTexts: 'our own texts',
  readReference: 'the same',
  readOrigins: 'the same',
};

/** Functions that parse by their name. */
const PARSES = /^export (?:async )?function ((?:parse|decode|unwrap|inspect)[A-Z]\w*)/gm;
/** Functions that read, open or recognise what is given to them as text, octets, a file or a value of any type. */
const TAKES =
  /^export (?:async )?function ((?:read|open|from)(?:[A-Z]\w*)?|is(?:Age|Armored|Pgp|Sealed)\w*)\(\s*\w+: (?:string|unknown|Uint8Array\S*|File|Blob|ArrayBuffer)\b/gm;

it('feeds every parser', () => {
  const ROOT = join(import.meta.dirname, '..', '..', 'utils');
  const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file));
  const all = files.flatMap((file) =>
    [...read(file).matchAll(PARSES), ...read(file).matchAll(TAKES)].map(([, name = '']) => name),
  );
  expect(all.length).toBeGreaterThan(15);
  const fed = [
    join('..', 'tests', 'fuzz', 'parsers.ts'),
    join('..', 'tests', 'fuzz', 'files.ts'),
    join('..', 'tests', 'linear.test.ts'),
  ]
    .map(read)
    .join();
  expect(
    all.filter((name) => !(name in INSIDE) && !new RegExp(`\\b${name}\\b`).test(fed)),
    'a parser of outside bytes is fed by tests/fuzz/parsers.ts; of others say in INSIDE what they eat',
  ).toEqual([]);
});

it.each(Object.entries(PARSERS))(
  '%s: answers whatever it is fed',
  { timeout: 60_000 },
  async (name, parse) => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const known = CORPUS[name] ?? [];
    const random = seeded(SEED);
    for (const text of [...known, ...Array.from({ length: TIMES }, () => mutate(known, random))])
      await Promise.resolve()
        .then(() => parse(text))
        .catch((error: unknown) => {
          throw new Error(`${JSON.stringify(text)} breaks it`, { cause: error });
        });
    told.mockRestore();
  },
);
