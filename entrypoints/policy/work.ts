/** The slow work on a large policy, in a worker thread: checking it, and rendering its files. */
import { suffixesIn, type IsSuffix } from '../../utils/core/suffixes.ts';
import { APPS, ALTERNATIVE_IDS } from '../../utils/policy/known-names.ts';
import { lintPolicy, type Lint } from '../../utils/policy/lint.ts';
import { archiveOf } from '../../utils/policy/render/archive.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { actionTablesOf, type ActionTables } from '../../utils/policy/action-table.ts';
import type { OwnIds } from '../../utils/policy/vocabulary.ts';

/** What the page shows about a checked text. */
export interface Checked extends Pick<Lint, 'problems' | 'remarks'> {
  /** null where the text cannot be parsed. */
  readonly tables: ActionTables | null;
  /** Languages that the policy has texts in. */
  readonly languages: readonly string[];
}

/** What the page asks about this text: a check, the policy in it, one of its files, or all of them. */
export interface Job {
  readonly id: number;
  readonly want: 'check' | 'policy' | 'archive' | { readonly file: string };
  readonly text: string;
  readonly ids: OwnIds;
}

/** The public suffixes, under which anybody can register a name; the page sends the package's list before any job. */
let isSuffix: IsSuffix | undefined;
/** Placeholder for Chromium's id where it is unknown. */
const NAMELESS = 'EXTENSION_ID_IN_CHROMIUM';

let last: { readonly text: string; readonly lint: Lint } | undefined;

/** Checks a text, unless it is the one checked last. */
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
  if (want === 'check') {
    const { locked, recommended } = policy.values;
    const isUnread = problems.some(({ path, problem }) => path === '' && problem === 'not-json');
    return {
      problems,
      remarks,
      tables: isUnread ? null : actionTablesOf(policy),
      languages: (locked.texts ?? recommended.texts ?? []).map(({ language }) => language),
    } satisfies Checked;
  }
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
