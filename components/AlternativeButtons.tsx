import { useState } from 'preact/hooks';
import type { Alternative, PageToOpen } from '../utils/core/model.ts';
import { keyOf, t, tText, type MessageKey } from '../utils/platform/i18n.ts';
import type { OnAct } from './inline/view.ts';

/** What the buttons of an alternative call. */
export interface AlternativeActs {
  /** Copies a text to the clipboard; resolves to false where the browser refuses. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Opens a page of the extension. */
  readonly onPage: (page: PageToOpen) => void;
  /** Does something in the mail. Omitted where that is impossible: such alternatives are then not offered. */
  readonly onAct?: OnAct | undefined;
}

interface Props extends AlternativeActs {
  readonly item: Alternative;
  /** Class of the single button that stands for the whole alternative and bears its title. */
  readonly lead?: string;
}

type Label = 'advice_act' | 'advice_copy' | 'advice_open';

/** Renders the buttons of an alternative; with `lead`, only the most useful one. */
export function AlternativeButtons({ item, lead, onCopy, onPage, onAct }: Props) {
  const [said, say] = useState<MessageKey | null>(null);
  const title = tText(item.title);
  const { open, copy, page, act } = item;
  const named = (key: Label) =>
    lead
      ? { class: lead, children: key === 'advice_copy' ? t('advice_copy_note', title) : title }
      : { class: 'button', children: t(key), 'aria-label': t('advice_label', t(key), title) };
  const button = (key: Label, onClick: () => void) => (
    <button type="button" onClick={onClick} {...named(key)} />
  );
  const doing = [
    act &&
      onAct &&
      button(
        'advice_act',
        () =>
          void onAct(act).then((acted) => {
            say(keyOf('acted', acted));
          }),
      ),
    open !== undefined && <a href={open} target="_blank" rel="noreferrer" {...named('advice_open')} />,
    page &&
      button('advice_open', () => {
        onPage(page);
      }),
    copy &&
      button(
        'advice_copy',
        () =>
          void onCopy(tText(copy)).then((isCopied) => {
            say(isCopied ? 'advice_copied' : 'advice_copy_failed');
          }),
      ),
  ].filter(Boolean);
  return (
    <>
      {lead ? doing[0] : doing}
      <span role="status">{said && t(said)}</span>
      {copy && said === 'advice_copy_failed' && (
        <textarea class="copy" readOnly rows={3} aria-label={title} value={tText(copy)} />
      )}
    </>
  );
}
