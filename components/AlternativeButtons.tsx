import { useState } from 'preact/hooks';
import type { Alternative, OwnPage } from '../utils/core/model.ts';
import { t, tText } from '../utils/platform/i18n.ts';

/** What a press on an alternative needs. */
export interface AlternativeActs {
  /** Puts a text on the clipboard; false where the browser refuses. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Opens a page of ours. */
  readonly onPage: (page: OwnPage) => void;
}

interface Props extends AlternativeActs {
  readonly item: Alternative;
  /** Class of the first button, which stands for the whole alternative and is called by its title. */
  readonly lead?: string;
}

/** Does something happen when the alternative is pressed? One that is only words is none for a button. */
export function isDoing({ open, page, copy }: Alternative): boolean {
  return open !== undefined || page !== undefined || copy !== undefined;
}

/** The buttons of an alternative; with `lead` the one that does most, alone. */
export function AlternativeButtons({ item, lead, onCopy, onPage }: Props) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const title = tText(item.title);
  const { open, page, copy } = item;
  const look = lead ?? 'button';
  const nameOf = (verb: string) => (lead ? {} : { 'aria-label': t('advice_label', verb, title) });
  const hasOther = open !== undefined || page !== undefined;
  const copyText = copy && !(lead && hasOther) ? tText(copy) : undefined;
  return (
    <>
      {open !== undefined && (
        <a class={look} href={open} target="_blank" rel="noreferrer" {...nameOf(t('advice_open'))}>
          {lead ? title : t('advice_open')}
        </a>
      )}
      {page && (
        <button
          type="button"
          class={look}
          {...nameOf(t('advice_open'))}
          onClick={() => {
            onPage(page);
          }}
        >
          {lead ? title : t('advice_open')}
        </button>
      )}
      {copyText !== undefined && (
        <button
          type="button"
          class={look}
          {...nameOf(t('advice_copy'))}
          onClick={() => void onCopy(copyText).then(setCopied)}
        >
          {lead ? t('advice_copy_note', title) : t('advice_copy')}
        </button>
      )}
      <span role="status">
        {isCopied === null ? '' : t(isCopied ? 'advice_copied' : 'advice_copy_failed')}
      </span>
      {copyText !== undefined && isCopied === false && (
        <textarea class="copy" readOnly rows={3} aria-label={title} value={copyText} />
      )}
    </>
  );
}
