import type { ComponentChildren } from 'preact';
import type { Alternative } from '../utils/core/model.ts';
import { tText } from '../utils/platform/i18n.ts';
import { AlternativeButtons, type AlternativeActs } from './AlternativeButtons.tsx';

interface Props extends AlternativeActs {
  readonly alternatives: readonly Alternative[];
  /** Who gives an advice; left out where it isn't said. */
  readonly by?: (item: Alternative) => ComponentChildren;
}

/** Safer alternatives, best first, each with what it does and how to do it. */
export function AlternativeList({ alternatives, by, ...acts }: Props) {
  return (
    <ol class="advice">
      {alternatives.map(
        (item) =>
          (acts.onAct || !item.act) && (
            <li key={item.id}>
              <p class="advice-title">{tText(item.title)}</p>
              <p>{tText(item.how)}</p>
              {by?.(item)}
              <p class="buttons">
                <AlternativeButtons item={item} {...acts} />
              </p>
            </li>
          ),
      )}
    </ol>
  );
}
