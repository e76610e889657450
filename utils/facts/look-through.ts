/** Looks through the tables of operators and of mail domains: asks for hosts, looks at them, and says what becomes of the rows. */
import type { MailDomains, MailHost, MailPolicy } from '../data/rows.ts';
import type { MailHosts } from '../probe/dns/mail-hosts.ts';
import type { Policy } from '../probe/dns/policy.ts';
import type { Look } from '../probe/model.ts';
import { patternsOf } from './missing.ts';
import { domainRows, hostRows, isDomain, patternOf, SAMPLES, stateOf, wordsOf, type State } from './probe.ts';

export interface Ports {
  readonly look: (host: string) => Promise<Look | null>;
  readonly mailHosts: (domain: string) => Promise<MailHosts>;
  readonly policy: (domain: string, hosts: readonly string[]) => Promise<Policy>;
  /** Is told of each thing that was seen, as it is seen. */
  readonly say: (words: string) => void;
}

export interface Plan {
  /** Every row of the table: they say whose a host is. */
  readonly all: readonly MailHost[];
  /** Those of them that are looked at. */
  readonly operators: readonly MailHost[];
  readonly domains: readonly MailDomains[];
  /** Where hosts of patterns that name a domain may be found. */
  readonly hints: { readonly hosts: readonly string[]; readonly domains: readonly string[] };
}

/** What is to stand in the tables: `was` the rows that were looked at, `is` what becomes of them. */
export interface Outcome {
  readonly operators: { readonly was: readonly MailHost[]; readonly is: readonly MailHost[] };
  readonly domains: { readonly was: readonly MailDomains[]; readonly is: readonly MailDomains[] };
  readonly policies: readonly MailPolicy[];
  /** Patterns of which no host was found. */
  readonly without: readonly string[];
}

type Asked = Extract<MailHosts, { ok: true }>;

/** The looks at one host each, one after the other: nobody's server is to be stormed. */
function createLooks({ look, say }: Ports) {
  const looks = new Map<string, Look | null>();
  const at = async (host: string): Promise<Look | null> => {
    const before = looks.get(host);
    if (before !== undefined) return before;
    const seen = await look(host);
    looks.set(host, seen);
    say(seen === null ? `${host}: looked at too often` : wordsOf(seen));
    return seen;
  };
  return { looks, at };
}

/** Hosts of each pattern: the one that it names, or some below it that the DNS names. */
async function samplesOf(plan: Plan, answers: ReadonlyMap<string, Asked>, ports: Ports) {
  const known = patternsOf(plan.all);
  const samples = new Map<string, Set<string>>();
  for (const pattern of patternsOf(plan.operators))
    samples.set(pattern, new Set(isDomain(pattern) ? [] : [pattern]));
  const take = (host: string) => {
    const some = samples.get(patternOf(host, known) ?? '');
    if (some && some.size < SAMPLES) some.add(host);
  };
  const isLacking = () => [...samples].some(([pattern, { size }]) => isDomain(pattern) && size < SAMPLES);
  for (const { hosts } of answers.values()) hosts.forEach(take);
  plan.hints.hosts.forEach(take);
  for (const domain of plan.hints.domains) {
    if (!isLacking()) break;
    const answer = await ports.mailHosts(domain);
    if (answer.ok && answer.state === 'hosts') answer.hosts.forEach(take);
  }
  return samples;
}

/** Rows of hosts that no pattern names: exactly those at which something was seen. */
function strangers(plan: Plan, answers: ReadonlyMap<string, Asked>, known: ReadonlySet<string>) {
  const owners = new Map<string, string>();
  for (const { operator, domains } of plan.domains)
    for (const host of domains.flatMap((domain) => answers.get(domain)?.hosts ?? []))
      if (patternOf(host, known) === null && !owners.has(host)) owners.set(host, operator);
  return owners;
}

const policyRow = (domain: string, mechanism: MailPolicy['mechanism'], asOf: string): MailPolicy => ({
  ...{ domains: [domain], mechanism, source: 'probe', asOf, verified: true },
});

/** The rows after looks at their hosts on this day (`YYYY-MM-DD`). */
export async function lookThrough(plan: Plan, ports: Ports, day: string): Promise<Outcome> {
  const known = patternsOf(plan.all);
  const answers = new Map<string, Asked>();
  for (const domain of plan.domains.flatMap(({ domains }) => domains)) {
    const answer = await ports.mailHosts(domain);
    if (answer.ok && answer.state === 'hosts') answers.set(domain, answer);
    else ports.say(`${domain}: ${answer.ok ? answer.state : answer.reason}`);
  }
  const { looks, at } = createLooks(ports);
  const states = new Map<string, State>();
  const without: string[] = [];
  for (const [pattern, hosts] of await samplesOf(plan, answers, ports)) {
    const seen = [];
    for (const host of hosts) seen.push(await at(host));
    // A hint may name a host that there is not; a pattern's own host is missed.
    const there = isDomain(pattern) ? seen.filter((look) => look?.problem !== 'no-address') : seen;
    if (there.length === 0) without.push(pattern);
    states.set(pattern, stateOf(there));
  }
  const owners = strangers(plan, answers, known);
  for (const host of owners.keys()) states.set(host, stateOf([await at(host)]));

  // Of a host that was not looked at, its row says what was known before.
  const believed = new Map(
    plan.all.flatMap(({ patterns, verified }) => patterns.map((name) => [name, verified] as const)),
  );
  const stateAt = (host: string): State => {
    if (looks.has(host)) return stateOf([looks.get(host) ?? null]);
    const pattern = patternOf(host, known) ?? host;
    return states.get(pattern) ?? (believed.get(pattern) === true ? 'takes' : 'unseen');
  };
  const stateOfDomain = (domain: string): State => {
    const all = (answers.get(domain)?.hosts ?? []).map(stateAt);
    if (all.includes('refuses')) return 'refuses';
    return all.length === 0 || all.includes('unseen') ? 'unseen' : 'takes';
  };
  const found = [...Map.groupBy(owners.keys(), (host) => owners.get(host) ?? '')].flatMap(
    ([operator, hosts]) =>
      hostRows(
        { operator, patterns: hosts.sort(), source: '', asOf: day, verified: false },
        (host) => states.get(host) ?? 'unseen',
        day,
      ).filter(({ source }) => source !== ''),
  );
  return {
    operators: {
      was: plan.operators,
      is: [
        ...plan.operators.flatMap((row) => hostRows(row, (name) => states.get(name) ?? 'unseen', day)),
        ...found,
      ],
    },
    domains: {
      was: plan.domains,
      is: plan.domains.flatMap((row) => domainRows(row, stateOfDomain, day)),
    },
    policies: await policiesOf(answers, looks, ports, day),
    without,
  };
}

/** What the domains demand: a policy that is enforced and names every host, or signed records that each host matches. */
async function policiesOf(
  answers: ReadonlyMap<string, Asked>,
  looks: ReadonlyMap<string, Look | null>,
  { policy, say }: Ports,
  day: string,
): Promise<MailPolicy[]> {
  const rows: MailPolicy[] = [];
  for (const [domain, { hosts, secure }] of answers) {
    const { mode, covers } = await policy(domain, hosts);
    if (mode !== 'none') say(`${domain}: MTA-STS ${mode}, ${covers.length} of ${hosts.length} hosts`);
    if (mode === 'enforce' && covers.length === hosts.length) rows.push(policyRow(domain, 'mta-sts', day));
    const isMatched = hosts.every((host) => looks.get(host)?.tls?.dane === 'matches');
    if (secure && hosts.length > 0 && isMatched) rows.push(policyRow(domain, 'dane', day));
  }
  return rows;
}
