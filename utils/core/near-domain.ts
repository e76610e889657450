/** Guesses which frequent mail domain a person meant by one that does not exist. Pure. */

/** Whether the texts differ by one edit: a letter added, missing or wrong, or two neighbours swapped (Damerau). */
export function isOneTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  const isSwapped = restA.slice(0, 2) === `${restB[1] ?? ''}${restB[0] ?? ''}` && restB.length > 1;
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (isSwapped && restA.slice(2) === restB.slice(2))
  );
}

/** Returns the one frequent domain that is a single edit away; of several, the only one under `.com`; else null. */
export function nearDomain(domain: string, frequent: readonly string[]): string | null {
  const near = [...new Set(frequent.filter((one) => isOneTypo(domain, one)))];
  const [first, ...others] = near.length > 1 ? near.filter((one) => one.endsWith('.com')) : near;
  return first !== undefined && others.length === 0 ? first : null;
}
