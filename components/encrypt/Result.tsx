import { useEffect, useMemo } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { sizeOf } from './size.ts';

interface Props {
  readonly name: string;
  readonly blob: Blob;
  /** The person has it on their device. */
  readonly onSave: () => void;
}

/** A file that was made here, to be saved by the person. */
export function Result({ name, blob, onSave }: Props) {
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  useEffect(
    () => () => {
      URL.revokeObjectURL(url);
    },
    [url],
  );
  return (
    <p class="buttons">
      <a class="button primary" href={url} download={name} onClick={onSave}>
        {t('encrypt_save')}
      </a>
      <span>
        <bdi>{name}</bdi> <span class="what">{sizeOf(blob.size)}</span>
      </span>
    </p>
  );
}
