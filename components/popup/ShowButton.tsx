import { useState } from 'preact/hooks';
import type { WindowReport } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';

interface Props {
  readonly report: WindowReport;
  /** Resolves to false where it is no longer on the page. */
  readonly onShow: (window: string) => Promise<boolean>;
}

/** A button that shows in the page what the report is about. */
export function ShowButton({ report, onShow }: Props) {
  const [isGone, setGone] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          setGone(false);
          void onShow(report.id).then((isShown) => {
            setGone(!isShown);
          });
        }}
      >
        {t(report.kind === 'message' ? 'popup_show_message' : 'popup_show')}
      </button>
      <span role="status">{isGone && t('popup_gone')}</span>
    </>
  );
}
