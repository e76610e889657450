/** Applies the effective settings to an assessment: the pipeline's ports, and what of its report is shown. */
import type { AssessPorts } from './assess.ts';
import type { Assessment, Evidence, Subject } from '../core/model.ts';
import { isShown } from '../core/decide.ts';
import type { Rules, WindowReport } from '../core/report.ts';
import { isSnoozed, type Snooze } from '../core/snooze.ts';
import { alternativesFor } from '../data/alternatives.ts';
import { actionPolicyOf, alternativesUnder, isInternal, isStrict, vouch, wordsFor } from '../policy/apply.ts';
import type { EffectiveValues } from '../policy/resolve.ts';

/** Returns the ports that policy determines, at time `now` (ms). */
export function policyPorts<S extends Subject>(
  settings: EffectiveValues,
  now: number,
  snoozes: readonly Snooze[] = [],
): Pick<
  AssessPorts<S>,
  'policy' | 'vouch' | 'mustNotLookUp' | 'alternativesFor' | 'preferredAlternatives' | 'mayChooseResolver'
> {
  return {
    policy: {
      ...actionPolicyOf(settings, now),
      isSnoozed: (subject, verdict) =>
        settings.snoozeDays.value > 0 && isSnoozed(snoozes, subject, verdict, now),
    },
    mustNotLookUp: (subject) => isInternal(settings, subject),
    vouch: (subject) => vouch(settings, subject, now),
    alternativesFor: alternativesUnder(settings, alternativesFor),
    preferredAlternatives: settings.preferredWays.value,
    mayChooseResolver: !settings.resolver.isLocked,
  };
}

/** Returns the rules that apply when something of this channel is about to be sent. */
export function rulesFor(
  settings: EffectiveValues,
  channel: Subject['channel'],
  now: number,
  language: string,
): Rules {
  return {
    isStrict: isStrict(actionPolicyOf(settings, now), channel),
    justificationMinimum: settings.justificationMinimum.value,
    snoozeDays: settings.snoozeDays.value,
    words: wordsFor(settings, language),
    ...(settings.questionPlace.value === 'window' ? { isInWindow: true } : {}),
    ...(settings.requestUrl.value !== '' || settings.grantKeys.value.length > 0 ? { mayAsk: true } : {}),
  };
}

/** Characters of all keys that one report has for copying: browsers hand over messages up to a size. */
const MAX_KEYS = 2_000_000;

function withoutKey(evidence: Evidence): Evidence {
  const rest = { ...evidence };
  delete (rest as { material?: string }).material;
  return rest;
}

/** These without keys but those to be copied, which are as many as a page can be given. */
function withFewKeys(assessments: readonly Assessment[]): readonly Assessment[] {
  let left = MAX_KEYS;
  return assessments.map((one) => ({
    ...one,
    verdict: { ...one.verdict, evidence: one.verdict.evidence.map(withoutKey) },
    alternatives: one.alternatives.map(({ copy, ...rest }) => {
      left -= (copy?.values ?? []).join('').length;
      return copy && left > 0 ? { ...rest, copy } : rest;
    }),
  }));
}

/** The report as a person sees it: without what policy does not show. */
export function visibleReport(report: WindowReport, rules: Rules): WindowReport {
  const assessments = withFewKeys(report.assessments.filter(({ action }) => isShown(action)));
  const isHidden = report.state === 'assessed' && assessments.length === 0;
  return { ...report, state: isHidden ? 'empty' : report.state, assessments, rules };
}
