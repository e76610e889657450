/** Merges several looks at one host, one for each of its addresses, into one. Pure. */
import { STEPS, type Look, type Problem } from '../model.ts';

/** After these, a "no" of another address cannot be believed: this address might have offered encryption. */
const IN_THE_WAY: readonly (Problem | null)[] = ['deferred', 'rejected', 'stripped', 'injected'];

const OLD = /^(SSLv3|TLSv1(\.1)?)$/;

/** Ranks how weak the encryption at this address was. The worst address represents the host. */
function harmOf({ tls }: Look): number {
  if (tls === null) return 4;
  if (OLD.test(tls.protocol)) return 3;
  if (tls.dane === 'mismatch') return 2;
  return tls.faults.length > 0 ? 1 : 0;
}

const farther = (one: Look, other: Look) =>
  STEPS.indexOf(other.step) > STEPS.indexOf(one.step) ? other : one;

/**
 * Merges the looks at a host's addresses (at least one). A sender may use any of them: a "no" requires that all which
 * answered say so, and addresses that disagree are `differs`, which is no answer.
 */
export function mergeLooks(looks: readonly [Look, ...Look[]]): Look {
  const [first] = looks;
  const yes = looks.filter(({ starttls }) => starttls === true);
  const no = looks.filter(({ starttls }) => starttls === false);
  const inTheWay = looks.find(({ starttls, problem }) => starttls === null && IN_THE_WAY.includes(problem));
  if (yes.length > 0 && no.length > 0) return { ...first, starttls: null, problem: 'differs', tls: null };
  if (yes.length > 0) {
    const worst = yes.reduce((one, other) => (harmOf(other) > harmOf(one) ? other : one));
    const requiretls = yes.every((look) => look.requiretls === true);
    return { ...worst, requiretls: worst.requiretls === null ? null : requiretls };
  }
  return inTheWay ?? no[0] ?? looks.reduce(farther, first);
}
