import { useEffect, useMemo } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { sizeOf } from './size.ts';

interface Props {
  readonly name: string;
  readonly blob: Blob;
  /** Saving it is what there is to do. */
  readonly isFirst?: boolean;
  /** The person has it on their device. */
  readonly onSave: () => void;
}

/** A file that was made here, to be saved by the person. */
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
