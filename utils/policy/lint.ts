/** What an admin should know about a policy before it goes out. Pure. */
import './explain.ts';
import { isInForce } from './apply.ts';
import { parsePolicy, type Policy, type Problem } from './parse.ts';

/** Things that are valid and most likely not meant. */
export interface Remark {
  readonly path: string;
  readonly remark: 'expired' | 'expires-soon' | 'locked-and-recommended' | 'empty';
}

const SOON = 30 * 24 * 60 * 60 * 1000;

/** The policy inside a file: as it is, or in the form of Chromium's, Firefox' or the Google console's files. */
export function unwrapPolicy(file: unknown): unknown {
  const at = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  const third = at(file, '3rdparty') ?? at(at(file, 'policies'), '3rdparty');
  const extensions = at(third, 'extensions') ?? at(third, 'Extensions');
  if (typeof extensions === 'object' && extensions !== null) return Object.values(extensions)[0];
  const entries = typeof file === 'object' && file !== null ? Object.entries(file) : [];
  const isConsole = entries.length > 0 && entries.every(([, value]) => at(value, 'Value') !== undefined);
  return isConsole ? Object.fromEntries(entries.map(([key, value]) => [key, at(value, 'Value')])) : file;
}

function remarksOn({ values }: Policy, now: number): Remark[] {
  const { locked, recommended, merge } = values;
  const remarks: Remark[] = [];
  for (const [mode, { exceptions = [] }] of Object.entries(values)) {
    exceptions.forEach((one, index) => {
      const path = `${mode}.exceptions.${index}`;
      if (!isInForce(one, now)) remarks.push({ path, remark: 'expired' });
      else if (!isInForce(one, now + SOON)) remarks.push({ path, remark: 'expires-soon' });
    });
  }
  for (const key of Object.keys(locked)) {
    if (key in recommended) remarks.push({ path: `recommended.${key}`, remark: 'locked-and-recommended' });
  }
  const all = [locked, recommended, merge];
  if (all.every((one) => Object.keys(one).length === 0)) remarks.push({ path: '', remark: 'empty' });
  return remarks;
}

export interface Lint {
  readonly policy: Policy;
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
}

/** Errors and remarks about the text of a policy file at the time `now` (ms). */
export function lintPolicy(text: string, now: number): Lint {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const policy = parsePolicy({});
    return { policy, problems: [{ path: '', problem: 'not-json', detail }], remarks: [] };
  }
  const policy = parsePolicy(unwrapPolicy(file));
  return { policy, problems: policy.problems, remarks: remarksOn(policy, now) };
}
