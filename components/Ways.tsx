import type { Alternative } from '../utils/core/model.ts';
import { AlternativeButtons, type AlternativeActs } from './AlternativeButtons.tsx';

interface Props extends AlternativeActs {
  readonly alternatives: readonly Alternative[];
}

/** One that is best and two beside it: more of them at once is no help. */
const MAX = 3;

/** What a person can do now, as buttons: the best alternative that does something when pressed, and up to two others. */
export function Ways({ alternatives, ...acts }: Props) {
  const { onAct } = acts;
  const doing = alternatives
    .filter(({ open, page, copy, act }) => (act && onAct) ?? open ?? page ?? copy)
    .slice(0, MAX);
  if (doing.length === 0) return null;
  return (
    <div class="ways">
      {doing.map((item, at) => (
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
