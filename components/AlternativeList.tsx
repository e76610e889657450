import { useState } from 'preact/hooks';
import type { Alternative, OwnPage } from '../utils/core/model.ts';
import { t, tText } from '../utils/platform/i18n.ts';

interface Props {
  readonly alternatives: readonly Alternative[];
  /** Puts a text on the clipboard; false where the browser refuses. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Opens a page of ours. */
  readonly onPage: (page: OwnPage) => void;
}

interface ItemProps extends Omit<Props, 'alternatives'> {
  readonly item: Alternative;
}

function AlternativeItem({ item, onCopy, onPage }: ItemProps) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const title = tText(item.title);
  const { copy, page } = item;
  return (
    <li>
      <p class="advice-title">{title}</p>
      <p>{tText(item.how)}</p>
      <p class="buttons">
        {item.open !== undefined && (
          <a
            class="button"
            href={item.open}
            target="_blank"
            rel="noreferrer"
            aria-label={t('advice_label', t('advice_open'), title)}
          >
            {t('advice_open')}
          </a>
        )}
        {page && (
          <button
            type="button"
            class="button"
            aria-label={t('advice_label', t('advice_open'), title)}
            onClick={() => {
              onPage(page);
            }}
          >
            {t('advice_open')}
          </button>
        )}
        {copy && (
          <button
            type="button"
            class="button"
            aria-label={t('advice_label', t('advice_copy'), title)}
            onClick={() => void onCopy(tText(copy)).then(setCopied)}
          >
            {t('advice_copy')}
          </button>
        )}
        <span role="status">
          {isCopied === null ? '' : t(isCopied ? 'advice_copied' : 'advice_copy_failed')}
        </span>
      </p>
      {copy && isCopied === false && (
        <textarea class="copy" readOnly rows={3} aria-label={title} value={tText(copy)} />
      )}
    </li>
  );
}

/** Safer alternatives, best first, each with what it does and how to do it. */
export function AlternativeList({ alternatives, ...rest }: Props) {
  return (
    <ol class="advice">
      {alternatives.map((item) => (
        <AlternativeItem key={item.id} item={item} {...rest} />
      ))}
    </ol>
  );
}
