/** The self-test: evaluates facts about this device. Pure; entrypoints/selftest collects them. */
import { heartbeatOf, type Facts, type Heartbeat } from './heartbeat.ts';

/** What is tested, in the order of display. */
export const CHECKS = [
  'worker',
  'package',
  'hosts',
  'pages',
  'scripting',
  'requests',
  'storage',
  'private',
  'policy',
  'date',
  'lookups',
  'signatures',
  'blind',
  'starts',
] as const;
export type CheckId = (typeof CHECKS)[number];

/** `note`: works as configured, but perhaps not as somebody expects. */
export type CheckState = 'works' | 'missing' | 'note';
export interface Check {
  readonly id: CheckId;
  readonly state: CheckState;
  /** Values for the text. */
  readonly values?: readonly string[];
}

export interface Tried extends Facts {
  /** Whether the worker answered. */
  readonly isAwake: boolean;
  /** Files of the package that could not be read. */
  readonly unread: readonly string[];
  /** How many pages are open now, and how many of them could be entered. */
  readonly pages: { readonly open: number; readonly entered: number };
  /** The consent in force, and the outcome of the latest question to a resolver; null: none was asked. */
  readonly lookups: { readonly stage: number; readonly newest: string | null };
  readonly hasSignatures: boolean;
}

export interface Tested {
  readonly checks: readonly Check[];
  readonly heartbeat: Heartbeat;
  /** The whole result, for copying. */
  readonly text: string;
}

const works = (id: CheckId): Check => ({ id, state: 'works' });
const unless = (isWell: boolean, id: CheckId, state: 'missing' | 'note', ...values: string[]): Check =>
  isWell ? works(id) : { id, state, values };

const counted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');

/** Returns the state of each check. */
function checksOf(tried: Tried, { blind, failed, troubles, policy }: Heartbeat): readonly Check[] {
  const { rights, pages, lookups } = tried;
  const { open, entered } = pages;
  return [
    unless(tried.isAwake, 'worker', 'missing'),
    unless(tried.unread.length === 0, 'package', 'missing', tried.unread.join(', ')),
    unless(rights.hosts, 'hosts', 'missing'),
    unless(open === entered, 'pages', entered === 0 ? 'missing' : 'note', String(entered), String(open)),
    unless(rights.scripting, 'scripting', 'missing'),
    unless(rights.requests, 'requests', 'missing'),
    unless(rights.storage && troubles.length === 0, 'storage', 'missing', troubles.join(', ') || '–'),
    unless(rights['private-windows'], 'private', 'note'),
    policy.state === 'none'
      ? { id: 'policy', state: 'note' }
      : unless(policy.problems === 0, 'policy', 'missing', String(policy.problems)),
    unless((policy.stamp?.staleSince ?? null) === null, 'date', 'missing', policy.stamp?.staleSince ?? ''),
    lookups.stage === 0
      ? { id: 'lookups', state: 'note' }
      : unless(
          lookups.newest === null || lookups.newest === 'answered',
          'lookups',
          'missing',
          lookups.newest ?? '',
        ),
    unless(tried.hasSignatures, 'signatures', 'note'),
    unless(Object.keys(blind).length === 0, 'blind', 'missing', counted(blind)),
    unless(Object.keys(failed).length === 0, 'starts', 'missing', counted(failed)),
  ];
}

/** Evaluates a self-test. */
export function judgeFacts(tried: Tried): Tested {
  const { reports, rights, version, browser, at, policy, failed, troubles } = tried;
  const heartbeat = heartbeatOf({ reports, rights, version, browser, at, policy, failed, troubles });
  const checks = checksOf(tried, heartbeat);
  const states = Object.fromEntries(
    checks.map(({ id, state, values }) => [id, [state, ...(values ?? [])].join(' ')]),
  );
  return { checks, heartbeat, text: `${JSON.stringify({ ...heartbeat, checks: states }, null, 2)}\n` };
}
