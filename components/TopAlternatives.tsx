import type { Alternative } from '../utils/core/model.ts';
import { AlternativeButtons, type AlternativeActs } from './AlternativeButtons.tsx';

interface Props extends AlternativeActs {
  readonly alternatives: readonly Alternative[];
}

/** The best one and two beside it: more at once is no help. */
const MAX = 3;

/** Returns the alternatives whose button does something when pressed here, best first and at most `MAX` of them. */
export function doingAlternatives(
  alternatives: readonly Alternative[],
  canAct: boolean,
): readonly Alternative[] {
  return alternatives
    .filter(({ open, page, copy, act }) => (canAct && act) || (open ?? page ?? copy))
    .slice(0, MAX);
}

/** Renders what a person can do now as buttons: the best alternative that does something, and up to two others. */
export function TopAlternatives({ alternatives, ...acts }: Props) {
  const ways = doingAlternatives(alternatives, !!acts.onAct);
  if (ways.length === 0) return null;
  return (
    <div class="ways">
      {ways.map((item, at) => (
        <AlternativeButtons
          key={item.id}
          item={item}
          lead={at === 0 ? 'button wide best' : 'button wide'}
          {...acts}
        />
      ))}
    </div>
  );
}
