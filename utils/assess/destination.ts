/** From a form, an upload or a link to its report: who could read what is sent there? */
import { assess, type AssessPorts } from './assess.ts';
import { transferService } from '../checks/transfer-service.ts';
import { carriageOf, isLocalHost } from '../core/destination.ts';
import { kindOfDomain } from '../core/domain.ts';
import { rankOf } from '../core/levels.ts';
import type { Destination } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { isTopLevelDomain } from '../data/tlds.ts';
import type { Depth } from '../messages/protocol.ts';

/** Whether it is on a company's own network, whose names no public resolver knows and which is not ours to judge. */
function isLocal({ host, page }: Destination): boolean {
  const name = host === '' ? page.host : host;
  const isAddress = /^\[|^[\d.]+$/.test(name);
  return isLocalHost(name) || (!isAddress && kindOfDomain(name, isTopLevelDomain) !== 'public');
}

/** Assesses one destination; the report is `empty` where there is nothing to report. */
export async function assessDestination(
  id: string,
  destination: Destination,
  depth: Depth,
  ports: AssessPorts<Destination>,
): Promise<WindowReport> {
  const empty = reportOnNone('empty', id, destination.channel);
  const leavesTheWeb = ['mail', 'phone', 'apple'].includes(carriageOf(destination.scheme));
  if (!leavesTheWeb && isLocal(destination)) return empty;
  // Ciphertext stays ciphertext, whatever the route.
  const checks = destination.isSealed === true ? [transferService] : ports.checks;
  const { assessment, pending } = await assess(destination, depth, { ...ports, checks });
  // A link that could have held a key, and holds none that we know of.
  if (
    assessment.verdict.evidence.every(({ strength }) => strength === null) &&
    destination.carriesKey === true
  )
    return empty;
  return { ...empty, state: 'assessed', pending, assessments: [assessment] };
}

/** Merges the reports on all destinations of one act into one, worst first. */
export function mergeReports(reports: readonly [WindowReport, ...WindowReport[]]): WindowReport {
  const [first] = reports;
  const assessments = reports
    .flatMap((one) => one.assessments)
    .sort((a, b) => rankOf(a.verdict.level) - rankOf(b.verdict.level));
  const isPending = reports.some(({ pending }) => pending);
  const state = assessments.length > 0 ? 'assessed' : first.state;
  return { ...first, state, pending: isPending, assessments };
}
