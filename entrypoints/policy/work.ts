/** What takes long at a large policy, in a thread of its own: checking it, and rendering its files. */
import { suffixesIn, type IsSuffix } from '../../utils/core/suffixes.ts';
import { APPS, ALTERNATIVE_IDS } from '../../utils/policy/known-names.ts';
import { lintPolicy, type Lint } from '../../utils/policy/lint.ts';
import { archiveOf } from '../../utils/policy/render/archive.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import type { OwnIds } from '../../utils/policy/vocabulary.ts';

/** What the page wants of this text: a check, the policy in it, one of its files, or all of them. */
export interface Job {
  readonly id: number;
  readonly want: 'check' | 'policy' | 'archive' | { readonly file: string };
  readonly text: string;
  readonly ids: OwnIds;
}

/** Names below which anybody can have one; the page reads them from the package before it sends a job. */
let isSuffix: IsSuffix | undefined;
/** What stands for Chromium's id where nobody knows it. */
const NAMELESS = 'EXTENSION_ID_IN_CHROMIUM';

let last: { readonly text: string; readonly lint: Lint } | undefined;

/** The text that was checked last is not checked again. */
function linted(text: string, ids: OwnIds): Lint {
  if (last?.text !== text) {
    if (!isSuffix) throw new Error('the list of public suffixes has not come');
    const known = { ids, apps: APPS, alternatives: ALTERNATIVE_IDS, isSuffix };
    last = { text, lint: lintPolicy(text, Date.now(), known) };
  }
  return last.lint;
}

function answerTo({ want, text, ids }: Job): unknown {
  const { problems, remarks, policy } = linted(text, ids);
  if (want === 'check') return { problems, remarks };
  if (want === 'policy') return policy;
  const files = policyFiles(policy.values, { ...ids, chromium: ids.chromium ?? NAMELESS });
  return want === 'archive' ? archiveOf(files) : (files.get(want.file) ?? '');
}

addEventListener('message', ({ data }: MessageEvent<Job | { readonly suffixes: string }>) => {
  if ('suffixes' in data) {
    isSuffix = suffixesIn(data.suffixes);
    return;
  }
  postMessage({ id: data.id, answer: answerTo(data) });
});
