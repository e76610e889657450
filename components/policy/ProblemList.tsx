import { keyOf, t } from '../../utils/i18n.ts';
import type { Problem } from '../../utils/policy/parse.ts';

interface Props {
  readonly problems: readonly Problem[];
  /** What holds in place of the value at this path; left out where nothing is in force yet. */
  readonly insteadOf?: (path: string) => string | null;
}

/** What is wrong with a policy, where, and what holds instead. */
export function ProblemList({ problems, insteadOf }: Props) {
  if (problems.length === 0) return <p>{t('policy_no_problems')}</p>;
  return (
    <ul class="problems">
      {problems.map(({ path, problem, detail }) => {
        const instead = insteadOf?.(path) ?? null;
        return (
          <li key={path + problem}>
            <code>{path}</code> {t(keyOf('problem', problem))}
            {detail !== '' && ` (${detail})`}
            {instead !== null && ` ${t('policy_instead', instead)}`}
          </li>
        );
      })}
    </ul>
  );
}
