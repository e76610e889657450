import { t } from '../utils/platform/i18n.ts';

interface Props {
  readonly choice: { readonly title: string; readonly exact: string };
}

/** Renders exactly what a choice sends and to whom; null where the short sentence says everything. */
export function Exactly({ choice: { title, exact } }: Props) {
  if (exact === '') return null;
  return (
    <details class="exact">
      <summary>
        {t('welcome_exact')}
        <span class="unseen-words">: {title}</span>
      </summary>
      <p>{exact}</p>
    </details>
  );
}
