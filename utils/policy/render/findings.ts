/** Renders what the linter found, for people at a terminal and for other programs. Pure. */
import type { Lint } from '../lint.ts';

const MEANS: Readonly<Record<string, string>> = {
  'not-json': 'is not JSON',
  'unknown-mode': 'is not one of locked, recommended, merge, keys, policyJson',
  'unknown-key': 'is not a setting',
  'not-an-object': 'must be an object',
  'not-a-list': 'is not a list, and only lists can be merged',
  invalid: 'has a value that is not allowed',
  'too-many': 'has too many entries',
  missing: 'is named in "keys", but missing',
  overruled: 'is ignored because of policyJson: take one of them out',
  doubled: 'appears twice',
  unread: 'is not read by any browser',
  expired: 'has expired and is ignored',
  'expires-soon': 'expires within 30 days',
  'locked-and-recommended': 'has no effect: the setting is locked',
  empty: 'sets nothing',
  twice: 'is about the same thing as an earlier entry: take one of them out',
  'unknown-name': 'is not a name that Sealcheck knows',
  'unknown-group': 'is not a label that "groups" in this file sets',
  alone: 'covers only this name, not its subdomains',
  'long-for-templates':
    'is too long for administrative templates (ADMX): use the .reg file, a profile or a JSON file',
  'as-text':
    'is a text: Chromium-based browsers accept that only from the registry; elsewhere write its content without quotes',
  'byte-order-mark': 'begins with a byte order mark: save the file without it',
};

export interface Finding {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly rule: string;
  /** Path in the policy: `locked.exceptions.3`; '' for the whole. */
  readonly path: string;
  readonly message: string;
  /** What to write instead; null if the message says it. */
  readonly write: string | null;
}

/** Returns everything that the linter found in a file, sorted by place. */
export function findingsOf({ problems, remarks }: Lint, file: string): readonly Finding[] {
  const say = (rule: string, detail = '') => `${MEANS[rule] ?? rule}${detail === '' ? '' : ` (${detail})`}`;
  const all = [
    ...problems.map(({ path, problem, detail, write, line, column }): Finding => ({
      ...{ file, line, column, severity: 'error', rule: problem, path },
      ...{ message: say(problem, detail), write },
    })),
    ...remarks.map(({ path, remark, detail, line, column }): Finding => ({
      ...{ file, line, column, severity: 'warning', rule: remark, path },
      ...{ message: say(remark, detail), write: null },
    })),
  ];
  return all.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Renders one finding on one line, in the format of compilers. */
export function renderFinding({ file, line, column, severity, path, message, write }: Finding): string {
  const advice = write === null ? '' : `; ${write}`;
  return `${file}:${line}:${column}: ${severity}: ${path || 'the file'} ${message}${advice}`;
}

/** Converts a path to a URI reference (RFC 3986, RFC 8089); special characters in names are escaped. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^[a-z]%3A\//i.test(path)) return `file:///${path.replace('%3A', ':')}`;
  return path.startsWith('/') && !path.startsWith('//') ? `file://${path}` : path;
}

/** Renders the findings in SARIF 2.1.0 (OASIS), for code hosts. */
export function renderSarif(findings: readonly Finding[]): string {
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const rules = ids.map((id) => ({ id, shortDescription: { text: MEANS[id] ?? id } }));
  const results = findings.map(({ file, line, column, severity, rule, path, message, write }) => ({
    ruleId: rule,
    level: severity,
    message: { text: `${path || 'the file'} ${message}${write === null ? '' : `; ${write}`}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'sealcheck policy:lint', rules } }, results }],
  };
  return JSON.stringify(log, null, 2);
}
