/**
 * `npm run texts:due [-- LANGUAGE]`: counts for each language the texts that are missing or whose English has changed;
 * for one language, prints them as JSON for a translator. Exits with 1 where a text is due.
 */
import { LANGUAGES, readAll, readOrigins } from '../files.ts';
import { dueIn } from '../origins.ts';

const [one, more] = process.argv.slice(2);
if (more !== undefined || (one !== undefined && !LANGUAGES.includes(one))) {
  console.error(`Usage: npm run texts:due [-- ${LANGUAGES.join(' | ')}]`);
  process.exit(2);
}
const english = readAll('en');
const due = (folder: string) => dueIn(folder, readAll(folder), english, readOrigins(folder));
if (one !== undefined) {
  const rows = due(one);
  console.log(JSON.stringify(rows, null, 2));
  process.exitCode = rows.length > 0 ? 1 : 0;
} else {
  for (const folder of LANGUAGES) {
    const rows = due(folder);
    const missing = rows.filter(({ why }) => why === 'missing').length;
    console.log(`${folder}: ${String(missing)} missing, ${String(rows.length - missing)} changed in English`);
    if (rows.length > 0) process.exitCode = 1;
  }
}
