import { useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { Banner } from './Banner.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import { Popover } from './Popover.tsx';
import type { ViewProps } from './view.ts';
import { markLevel, markWords, needsConsent } from './words.ts';

const INTERRUPTING: readonly string[] = ['warn', 'justify', 'block'];

/** One compose window's mark, banner and list. */
export function ComposeUi({ report, dismissed, now, onDismiss, onCopy, openWelcome }: ViewProps) {
  const [isOpen, setOpen] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  const level = markLevel(report);
  const words = markWords(report);
  const warning = report.assessments.find(
    ({ subject, action }) => INTERRUPTING.includes(action) && !dismissed.has(subject.address),
  );
  const open = () => {
    setOpen(true);
  };
  return (
    <div class="sealcheck">
      {warning && (
        <Banner
          assessment={warning}
          onDetails={open}
          onDismiss={() => {
            onDismiss(warning.subject.address);
          }}
        />
      )}
      <button
        ref={mark}
        type="button"
        class={`mark level-${level}`}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        aria-label={t('mark_label', words)}
        onClick={open}
      >
        <LevelIcon level={level} />
        <span class="words">{words}</span>
      </button>
      {isOpen && (
        <Popover
          anchor={mark}
          onClose={() => {
            setOpen(false);
          }}
        >
          {needsConsent(report) && (
            <p>
              <button type="button" class="button primary" onClick={openWelcome}>
                {t('list_choose')}
              </button>
            </p>
          )}
          <AssessmentList report={report} now={now} onCopy={onCopy} />
        </Popover>
      )}
    </div>
  );
}
