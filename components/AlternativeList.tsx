import { useState } from 'preact/hooks';
import type { Alternative, OwnPage } from '../utils/core/model.ts';
import { keyOf, t, tText, type MessageKey } from '../utils/platform/i18n.ts';
import type { OnAct } from './inline/view.ts';

interface Props {
  readonly alternatives: readonly Alternative[];
  /** Puts a text on the clipboard; false where the browser refuses. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Opens a page of ours. */
  readonly onPage: (page: OwnPage) => void;
  /** Does something in the mail. Left out: what is done there is not offered. */
  readonly onAct?: OnAct | undefined;
}

interface ItemProps extends Omit<Props, 'alternatives'> {
  readonly item: Alternative;
}

type Label = 'advice_act' | 'advice_copy' | 'advice_open';

function AlternativeItem({ item, onCopy, onPage, onAct }: ItemProps) {
  const [said, say] = useState<MessageKey | null>(null);
  const title = tText(item.title);
  const { copy, page, act } = item;
  const named = (key: Label) => ({
    class: 'button',
    children: t(key),
    'aria-label': t('advice_label', t(key), title),
  });
  const button = (key: Label, onClick: () => void) => (
    <button type="button" onClick={onClick} {...named(key)} />
  );
  return (
    <li>
      <p class="advice-title">{title}</p>
      <p>{tText(item.how)}</p>
      <p class="buttons">
        {act &&
          onAct &&
          button(
            'advice_act',
            () =>
              void onAct(act).then((acted) => {
                say(keyOf('acted', acted));
              }),
          )}
        {item.open !== undefined && (
          <a href={item.open} target="_blank" rel="noreferrer" {...named('advice_open')} />
        )}
        {page &&
          button('advice_open', () => {
            onPage(page);
          })}
        {copy &&
          button(
            'advice_copy',
            () =>
              void onCopy(tText(copy)).then((isCopied) => {
                say(isCopied ? 'advice_copied' : 'advice_copy_failed');
              }),
          )}
        <span role="status">{said && t(said)}</span>
      </p>
      {copy && said === 'advice_copy_failed' && (
        <textarea class="copy" readOnly rows={3} aria-label={title} value={tText(copy)} />
      )}
    </li>
  );
}

/** Safer alternatives, best first, each with what it does and how to do it. */
export function AlternativeList({ alternatives, ...rest }: Props) {
  return (
    <ol class="advice">
      {alternatives.map(
        (item) => (rest.onAct || !item.act) && <AlternativeItem key={item.id} item={item} {...rest} />,
      )}
    </ol>
  );
}
