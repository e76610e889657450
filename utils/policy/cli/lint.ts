/** `npm run policy:lint FILE`: says what is wrong with a policy, and exits with 1 where something is, with 2 where it cannot be read. */
import { readFileSync } from 'node:fs';
import { lintPolicy } from '../lint.ts';

const MEANS: Readonly<Record<string, string>> = {
  'not-json': 'is no JSON',
  'unknown-mode': 'is none of locked, recommended, merge',
  'unknown-key': 'is no setting',
  'not-an-object': 'must be an object',
  'not-a-list': 'is no list, and only lists can be merged',
  invalid: 'has a value that is not allowed',
  expired: 'has expired and does not count',
  'expires-soon': 'expires within 30 days',
  'locked-and-recommended': 'has no effect: the setting is locked',
  empty: 'sets nothing',
};

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run policy:lint -- FILE');
  process.exit(2);
}
let text: string;
try {
  text = readFileSync(file, 'utf8');
} catch (error) {
  console.error(String(error));
  process.exit(2);
}
const { problems, remarks } = lintPolicy(text, Date.now());
for (const { path, problem, detail } of problems)
  console.error(`error: ${path || file} ${MEANS[problem] ?? problem}${detail === '' ? '' : ` (${detail})`}`);
for (const { path, remark } of remarks) console.warn(`note: ${path || file} ${MEANS[remark] ?? remark}`);
if (problems.length === 0) console.log(`${file}: no errors`);
process.exitCode = problems.length > 0 ? 1 : 0;
