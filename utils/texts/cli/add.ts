/**
 * `npm run texts:add -- LANGUAGE FILE`: adds a translator's answers, JSON of { key: text }, to the texts of a language,
 * and records the English from which each was made. If an answer is wrong, it writes nothing, lists each fault and
 * exits with 1. A text that is correctly the same as in English is given as { key: "=" }.
 */
import { readFileSync } from 'node:fs';
import { problemsOf } from '../check.ts';
import { LANGUAGES, readAll, readOrigins, writeLanguage } from '../files.ts';
import { dueIn, stamped, withAnswers } from '../origins.ts';
import { keysOf, sourceOf, tagOf } from '../texts.ts';

const [folder = '', file, more] = process.argv.slice(2);
if (file === undefined || more !== undefined || !LANGUAGES.includes(folder)) {
  console.error(`Usage: npm run texts:add -- LANGUAGE FILE (LANGUAGE: ${LANGUAGES.join(', ')})`);
  process.exit(2);
}
const english = readAll('en');
const given = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
const wanted = new Set(keysOf(english, tagOf(folder)));
const same = Object.keys(given).filter((key) => given[key] === '=');
const answers = Object.fromEntries(
  Object.entries(given).map(([key, text]) => [
    key,
    text === '=' ? (sourceOf(key, english)?.message ?? '') : text,
  ]),
);
const wrong = Object.entries(answers).flatMap(([key, text]) => [
  ...(wanted.has(key) ? [] : [`${key}: is no text of ${folder}`]),
  ...problemsOf(key, text, english, same.includes(key)).map((problem) => `${key}: ${problem}`),
]);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
const before = readOrigins(folder);
const kept = before.same.filter((key) => !(key in answers));
const origins = stamped({ ...before, same: [...kept, ...same] }, english, answers);
const texts = withAnswers(folder, readAll(folder), english, answers);
writeLanguage(folder, texts, origins);
const left = dueIn(folder, texts, english, origins).length;
console.log(`${folder}: ${String(Object.keys(answers).length)} taken, ${String(left)} still due.`);
