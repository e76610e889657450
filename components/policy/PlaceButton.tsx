import { t } from '../../utils/platform/i18n.ts';
import type { Place } from '../../utils/policy/places.ts';

interface Props extends Place {
  /** Goes there; where omitted, the place is shown as plain text. */
  readonly onGo?: ((place: Place) => void) | undefined;
}

/** Renders a line and column of a text, as a button that goes there. */
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
