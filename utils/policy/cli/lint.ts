/**
 * `npm run policy:lint -- [--json | --sarif] [--id ID] FILE`: prints what is wrong with a policy, where, and what to
 * write. `--id`: Chromium's ID of the package, if it is not this source tree's. Exits with 0 if there is no error, with
 * 1 if there is one, with 2 if the file cannot be read or the call is wrong.
 */
import { readFileSync } from 'node:fs';
import { APPS, ALTERNATIVE_IDS } from '../known-names.ts';
import { isSuffix } from './suffixes.ts';
import { lintPolicy } from '../lint.ts';
import { findingsOf, renderFinding, renderSarif } from '../render/findings.ts';
import { revisionOf } from '../revision.ts';
import { english } from './english.ts';
import { IDS } from './ids.ts';

const args = process.argv.slice(2);
const [chromium = ''] = args.includes('--id')
  ? args.splice(args.indexOf('--id'), 2).slice(1)
  : [IDS.chromium];
const forms = args.filter((one) => one.startsWith('--'));
const [file, ...more] = args.filter((one) => !one.startsWith('--'));
const isId = /^[a-p]{32}$/.test(chromium);
if (file === undefined || more.length > 0 || !isId || forms.some((one) => !/^--(json|sarif)$/.test(one))) {
  console.error('Usage: npm run policy:lint -- [--json | --sarif] [--id ID_IN_CHROMIUM] FILE');
  process.exit(2);
}
let octets: Uint8Array;
try {
  octets = readFileSync(file);
} catch (error) {
  console.error(String(error));
  process.exit(2);
}
const known = { ids: { ...IDS, chromium }, apps: APPS, alternatives: ALTERNATIVE_IDS, isSuffix };
const lint = lintPolicy(octets, Date.now(), known);
const findings = findingsOf(lint, file, english);
if (forms.includes('--sarif')) console.log(renderSarif(findings, english));
else if (forms.includes('--json')) console.log(JSON.stringify({ findings, keys: lint.keys }, null, 2));
else {
  for (const one of findings) console.error(renderFinding(one));
  if (lint.problems.length === 0) {
    if (lint.keys !== null)
      console.error(
        `${file}: note: write it beside the parts, so that a part that is lost is seen:\n"keys": "${lint.keys}"`,
      );
    console.log(`${file}: no errors`);
    console.error(`${file}: revision ${(await revisionOf(lint.policy)).hash}`);
  }
}
process.exitCode = lint.problems.length > 0 ? 1 : 0;
