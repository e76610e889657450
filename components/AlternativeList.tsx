import type { ComponentChildren } from 'preact';
import type { Alternative } from '../utils/core/model.ts';
import { tText } from '../utils/platform/i18n.ts';
import { AlternativeButtons, type AlternativeActs } from './AlternativeButtons.tsx';

interface Props extends AlternativeActs {
  readonly alternatives: readonly Alternative[];
  /** Renders who gives a piece of advice; omitted where that is not shown. */
  readonly by?: (item: Alternative) => ComponentChildren;
}

/** Renders safer alternatives, best first, each with what it does and the buttons that do it. */
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
