import { Paged } from '../Paged.tsx';
import { keyOf, t, tText } from '../../utils/platform/i18n.ts';
import type { PlacedProblem } from '../../utils/policy/lint.ts';
import type { Place } from '../../utils/policy/places.ts';
import { PlaceButton } from './PlaceButton.tsx';
import type { Problem } from '../../utils/policy/problem.ts';

interface Props {
  /** With the place in the text, if it is known. */
  readonly problems: readonly (Problem & Partial<PlacedProblem>)[];
  /** Returns what is in force in place of the value at this path; omitted where nothing is in force yet. */
  readonly insteadOf?: ((path: string) => string | null) | undefined;
  /** Goes to a place in the text; omitted where there is no text to go to. */
  readonly onGo?: ((place: Place) => void) | undefined;
}

/** Renders the problems of a policy, where they are, and what is in force instead. */
export function ProblemList({ problems, insteadOf, onGo }: Props) {
  if (problems.length === 0) return <p>{t('policy_no_problems')}</p>;
  return (
    <Paged items={problems} name={t('builder_problems')} textOf={({ path, detail }) => `${path} ${detail}`}>
      {(some) => <Some problems={some} insteadOf={insteadOf} onGo={onGo} />}
    </Paged>
  );
}

/** Renders details that are not translated: the schema's own terms, numbers, paths. */
export function Detail({ of }: { readonly of: string | undefined }) {
  return of === undefined || of === '' ? null : (
    <>
      {' '}
      <bdi>
        <code lang="en">({of})</code>
      </bdi>
    </>
  );
}

function Some({ problems, insteadOf, onGo }: Props) {
  return (
    <ul class="problems">
      {problems.map(({ path, problem, detail, line, column, write }) => {
        const instead = insteadOf?.(path) ?? null;
        return (
          <li key={`${line}:${column}:${path}:${problem}`}>
            {line !== undefined && column !== undefined && (
              <PlaceButton line={line} column={column} onGo={onGo} />
            )}{' '}
            <code>{path}</code> {t(keyOf('problem', problem))}
            {write ? <strong> {tText(write)}</strong> : <Detail of={detail} />}
            {instead !== null && ` ${t('policy_instead', instead)}`}
          </li>
        );
      })}
    </ul>
  );
}
