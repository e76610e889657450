import { useState } from 'preact/hooks';
import type { Named } from '../../utils/encrypt/archive.ts';
import { t, tCount } from '../../utils/platform/i18n.ts';
import { sizeOf } from './size.ts';

interface Props {
  readonly files: readonly Named[];
  readonly onFiles: (files: readonly Named[]) => void;
  /** Returns all files in what was dropped; those in folders with their paths. */
  readonly onDrop: (items: DataTransferItemList) => Promise<readonly Named[]>;
  /** Called when something that was dropped could not be read: nothing of the drop was taken. */
  readonly onUnreadable: () => void;
}

/** At most this many files are listed; the rest are counted. */
const MAX_NAMED = 8;

const chosen = (list: FileList | null): readonly Named[] =>
  [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

/** Lets the person choose files one by one, choose a whole folder, or drop either here. */
export function Files({ files, onFiles, onDrop, onUnreadable }: Props) {
  const [isOver, setOver] = useState(false);
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const add = (more: readonly Named[]) => {
    if (more.length > 0) onFiles([...files, ...more]);
  };
  const picker = (id: string, label: string, isFolder: boolean) => (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        multiple
        {...(isFolder ? { webkitdirectory: true } : {})}
        onChange={({ currentTarget }) => {
          add(chosen(currentTarget.files));
          currentTarget.value = '';
        }}
      />
    </p>
  );
  return (
    <div
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) void onDrop(event.dataTransfer.items).then(add, onUnreadable);
      }}
    >
      {picker('files', t('encrypt_files'), false)}
      {picker('folder', t('encrypt_folder'), true)}
      <p class="what">{t('encrypt_drop')}</p>
      {files.length > 0 && (
        <>
          <p role="status">{t('encrypt_chosen', String(files.length), sizeOf(size))}</p>
          <ul class="picked">
            {files.slice(0, MAX_NAMED).map(({ path, file }, at) => (
              <li key={at}>
                <bdi>{path}</bdi> <span class="what">{sizeOf(file.size)}</span>
              </li>
            ))}
            {files.length > MAX_NAMED && <li>{tCount('encrypt_more', files.length - MAX_NAMED)}</li>}
          </ul>
          <p class="buttons">
            <button
              type="button"
              class="button"
              onClick={() => {
                onFiles([]);
              }}
            >
              {t('encrypt_none')}
            </button>
          </p>
        </>
      )}
    </div>
  );
}
