import { t, keyOf } from '../utils/platform/i18n.ts';
import type { Trouble } from '../utils/core/trouble.ts';

/** Renders what cannot be stored on this device, and what still works. */
export function Troubles({ troubles }: { readonly troubles: readonly Trouble[] }) {
  if (troubles.length === 0) return null;
  return (
    <div role="alert">
      {troubles.map((one) => (
        <p key={one}>{t(keyOf('trouble', one))}</p>
      ))}
    </div>
  );
}
