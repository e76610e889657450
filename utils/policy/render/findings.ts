/** Renders what the linter found, for people at a terminal and for other programs. Pure. */
import type { Text } from '../../core/alternative.ts';
import type { Lint } from '../lint.ts';

/** Returns a text in the language of whoever reads the findings. */
export type Say = (text: Text) => string;

/** Returns the sentence of an error or a remark, without its full stop. It follows the name of a setting. */
const said = (say: Say, area: 'problem' | 'remark', name: string) =>
  say({ key: `${area}_${name.replaceAll('-', '_')}` }).replace(/\.$/, '');

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
export function findingsOf({ problems, remarks }: Lint, file: string, say: Say): readonly Finding[] {
  const message = (words: string, detail = '') => `${words}${detail === '' ? '' : ` (${detail})`}`;
  const all = [
    ...problems.map(({ path, problem, detail, write, line, column }): Finding => ({
      ...{ file, line, column, severity: 'error', rule: problem, path },
      ...{ message: message(said(say, 'problem', problem), detail), write: write && say(write) },
    })),
    ...remarks.map(({ path, remark, detail, write, line, column }): Finding => ({
      ...{ file, line, column, severity: 'warning', rule: remark, path },
      ...{ message: message(said(say, 'remark', remark), detail), write: write ? say(write) : null },
    })),
  ];
  return all.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Returns what stands before a message: the setting's path, with a colon if the message is a sentence of its own. */
function aboutOf({ path, message }: Finding): string {
  const isWhole = /^\p{Lu}/u.test(message);
  if (path === '') return isWhole ? '' : 'the file ';
  return isWhole ? `${path}: ` : `${path} `;
}

/** Renders one finding on one line, in the format of compilers. */
export function renderFinding(one: Finding): string {
  const { file, line, column, severity, message, write } = one;
  const advice = write === null ? '' : `. ${write}`;
  return `${file}:${line}:${column}: ${severity}: ${aboutOf(one)}${message}${advice}`;
}

/** Converts a path to a URI reference (RFC 3986, RFC 8089); special characters in names are escaped. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^[a-z]%3A\//i.test(path)) return `file:///${path.replace('%3A', ':')}`;
  return path.startsWith('/') && !path.startsWith('//') ? `file://${path}` : path;
}

/** Renders the findings in SARIF 2.1.0 (OASIS), for code hosts. */
export function renderSarif(findings: readonly Finding[], say: Say): string {
  const areas = new Map(
    findings.map(({ rule, severity }) => [rule, severity === 'error' ? 'problem' : 'remark'] as const),
  );
  const rules = [...areas].map(([id, area]) => ({ id, shortDescription: { text: said(say, area, id) } }));
  const results = findings.map((one) => ({
    ruleId: one.rule,
    level: one.severity,
    message: { text: `${aboutOf(one)}${one.message}${one.write === null ? '' : `. ${one.write}`}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(one.file) },
          region: { startLine: one.line, startColumn: one.column },
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
