/** The pipeline: gather evidence, judge it, decide on an action, list alternatives. */
import { provenanceOf, noAnswer, type Check } from '../checks/check.ts';
import { advise, type AlternativeSources } from '../core/advise.ts';
import { ANY_CONTENT, decide, type ActionPolicy, type Content } from '../core/decide.ts';
import { judge } from '../core/judge.ts';
import { rankOf } from '../core/levels.ts';
import type { Assessment, Evidence, Recipient, SenderTrigger, Subject, Verdict } from '../core/model.ts';
import { nearFrequent } from '../data/frequent-domains.ts';
import { WITH_COMPOSE_LINK } from '../data/drafting.ts';
import { keyHowTo } from '../data/key-howto.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Depth } from '../messages/protocol.ts';

/** Everything that an assessment needs from outside the pipeline. */
export interface AssessPorts<S extends Subject = Recipient> {
  readonly checks: readonly Check<S>[];
  readonly lookups: Lookups;
  readonly policy: ActionPolicy;
  /** Evidence that the organisation itself vouches for. */
  readonly vouch?: (subject: S) => readonly Evidence[];
  /** No lookup is allowed for this subject: its name must not leave the device. */
  readonly mustNotLookUp?: (subject: S) => boolean;
  /** Left out: a mail about which nothing more is known. */
  readonly content?: Content;
  readonly alternativesFor: AlternativeSources['alternativesFor'];
  /** Ids of the alternatives that the organisation lists first. */
  readonly preferredAlternatives?: readonly string[];
  /** The person may choose the resolver: policy has not locked it. */
  readonly mayChooseResolver?: boolean;
}

/** One assessment, final or not. */
export interface Assessed<S extends Subject = Recipient> {
  readonly assessment: Assessment<S>;
  /** At least one check was not waited for. */
  readonly pending: boolean;
}

/** Runs a check. One that throws has a bug, and must not take the other checks' evidence with it. */
async function gatherSafely<S extends Subject>(
  check: Check<S>,
  subject: S,
  lookups: Lookups,
): Promise<Evidence[]> {
  try {
    return await check.gather(subject, lookups);
  } catch (error) {
    console.error(error);
    const because = { code: 'check-failed', values: [check.id] } as const;
    return [noAnswer(check.id, because, 'internal', provenanceOf({ name: check.id }, lookups.now()))];
  }
}

/** Returns each check's evidence after one round trip; null for a slow check that has not finished by then. */
async function gatherFirst<S extends Subject>(
  subject: S,
  checks: readonly Check<S>[],
  lookups: Lookups,
): Promise<(Evidence[] | null)[]> {
  const results: (Evidence[] | null)[] = checks.map(() => null);
  const running = checks.map((check, index) =>
    gatherSafely(check, subject, lookups).then((evidence) => {
      results[index] = evidence;
    }),
  );
  await Promise.all(running.filter((_, index) => !checks[index]?.slow));
  // Slow checks with cached answers need a few more turns of the event loop, but no round trip.
  await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 0))]);
  return results;
}

function lookupsFor<S extends Subject>(subject: S, depth: Depth, ports: AssessPorts<S>): Lookups {
  const { lookups } = ports;
  if (ports.mustNotLookUp?.(subject)) return lookups.silent('not-public');
  return depth === 'tables' ? lookups.silent('pending') : lookups;
}

/** Returns the organisation's gateway for this mail if its trigger in the subject would improve the verdict. */
function gatewayFor(
  subject: Recipient,
  { level }: Verdict,
  judged: (about: Recipient) => Verdict,
): SenderTrigger | undefined {
  const { sender } = subject;
  const { rules } = sender;
  const { trigger } = rules ?? {};
  if (!rules || !trigger || trigger.stands) return undefined;
  const then = judged({
    ...subject,
    sender: { ...sender, rules: { ...rules, trigger: { ...trigger, stands: true } } },
  });
  return rankOf(then.level) > rankOf(level) ? trigger : undefined;
}

/**
 * Assesses one subject. With depth `first` the answer comes after one round trip, with `tables` after none; what would
 * need more is `unknown` with reason `pending`.
 */
export async function assess<S extends Subject>(
  subject: S,
  depth: Depth,
  ports: AssessPorts<S>,
): Promise<Assessed<S>> {
  const { checks, policy } = ports;
  const lookups = lookupsFor(subject, depth, ports);
  const results =
    depth === 'first'
      ? await gatherFirst(subject, checks, lookups)
      : await Promise.all(checks.map((check) => gatherSafely(check, subject, lookups)));
  const evidence = checks.flatMap(
    ({ id }, at) =>
      results[at] ?? [
        noAnswer(id, { code: 'pending' }, 'pending', provenanceOf({ name: id }, lookups.now())),
      ],
  );
  const judged = (about: S) => judge([...evidence, ...(ports.vouch?.(about) ?? [])], lookups.now());
  const verdict = judged(subject);
  const action = decide(subject, verdict, policy, ports.content ?? ANY_CONTENT);
  const alternatives = advise(verdict, {
    alternativesFor: ports.alternativesFor,
    keyHow: subject.type === 'recipient' ? keyHowTo(subject.sender) : null,
    preferred: ports.preferredAlternatives ?? [],
    mayChooseResolver: ports.mayChooseResolver ?? false,
    here: subject.type === 'recipient' ? subject.sender.host : subject.page.host,
    isLink: subject.channel === 'link',
    meant:
      subject.type === 'recipient'
        ? {
            recipient: subject,
            near: nearFrequent,
            app: WITH_COMPOSE_LINK.find((app) => app === subject.sender.app),
            trigger: gatewayFor(subject, verdict, (about) => judged(about as S)),
          }
        : undefined,
  });
  return {
    assessment: { subject, verdict, action, alternatives },
    pending: depth === 'tables' || results.includes(null),
  };
}
