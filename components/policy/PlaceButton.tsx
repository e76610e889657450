import { t } from '../../utils/platform/i18n.ts';
import type { Place } from '../../utils/policy/places.ts';

interface Props extends Place {
  /** Goes there; left out: the place is only said. */
  readonly onGo?: ((place: Place) => void) | undefined;
}

/** A place in a text, and the way to it. */
export function PlaceButton({ line, column, onGo }: Props) {
  const words = t('problem_place', String(line), String(column));
  if (!onGo) return <>{words}</>;
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        onGo({ line, column });
      }}
    >
      {words}
    </button>
  );
}
