import { useEffect, useMemo } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { sizeOf } from './size.ts';

interface Props {
  readonly name: string;
  readonly blob: Blob;
  /** Whether saving it is the main thing left to do. */
  readonly isFirst?: boolean;
  /** The person has saved it to their device. */
  readonly onSave: () => void;
}

/** Renders a file that was made here, with a link that saves it. */
export function Result({ name, blob, isFirst = true, onSave }: Props) {
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  useEffect(
    () => () => {
      URL.revokeObjectURL(url);
    },
    [url],
  );
  return (
    <p class="buttons">
      <a class={isFirst ? 'button primary' : 'button'} href={url} download={name} onClick={onSave}>
        {t('encrypt_save')}
      </a>
      <span>
        <bdi>{name}</bdi> <span class="what">{sizeOf(blob.size)}</span>
      </span>
    </p>
  );
}
