import { t } from '../utils/platform/i18n.ts';
import type { Stamp } from '../utils/policy/revision.ts';

/** Renders what identifies the organisation's policy, and since when it is out of date. */
export function PolicyStamp({ stamp }: { readonly stamp: Stamp }) {
  const { name, hash, date, staleSince, isWaiting } = stamp;
  return (
    <p class="stamp">
      {name === '' ? t('stamp_policy') : t('stamp_named', name)} · {t('stamp_revision')} <code>{hash}</code>
      {date !== '' && ` · ${t('stamp_date', date)}`}
      {isWaiting && ` · ${t('stamp_waiting')}`}
      {staleSince !== null && <strong> {t('stamp_stale', staleSince)}</strong>}
    </p>
  );
}
