import { useRef, useState } from 'preact/hooks';
import { nameOf } from '../../utils/core/subject.ts';
import { t } from '../../utils/i18n.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { Banner } from './Banner.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import { HoldDialog } from './HoldDialog.tsx';
import { Popover } from './Popover.tsx';
import type { ViewProps } from './view.ts';
import { markLevel, markWords, needsConsent, titleOf } from './words.ts';

const INTERRUPTING: readonly string[] = ['warn', 'justify', 'block'];
/** The only id in the shadow root, which no other window shares. */
const LIST = 'list';

/** The mark, banner and list of one compose window, form or upload. */
export function ComposeUi({
  report,
  dismissed,
  now,
  isLoose,
  hold,
  onDismiss,
  onCopy,
  openWelcome,
}: ViewProps) {
  const [isOpen, setOpen] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  const level = markLevel(report);
  const words = markWords(report);
  const [worst] = report.assessments;
  const warning = report.assessments.find(
    ({ subject, action }) => INTERRUPTING.includes(action) && !dismissed.has(nameOf(subject)),
  );
  const ask = needsConsent(report) && (
    <div class="ask">
      <p>{t('list_no_consent')}</p>
      <button type="button" class="button primary" onClick={openWelcome}>
        {t('list_choose')}
      </button>
    </div>
  );
  return (
    <div
      class={isLoose ? 'sealcheck loose' : 'sealcheck'}
      lang={t('locale_language')}
      dir={t('locale_direction') === 'rtl' ? 'rtl' : 'ltr'}
    >
      {warning && (
        <Banner
          assessment={warning}
          list={LIST}
          onDismiss={() => {
            onDismiss(nameOf(warning.subject));
            mark.current?.focus();
          }}
        />
      )}
      <button
        ref={mark}
        type="button"
        class={`mark level-${level}`}
        popovertarget={LIST}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        aria-label={t('mark_label', words)}
      >
        <LevelIcon level={level} />
        <span class="words">{words}</span>
      </button>
      <Popover id={LIST} title={titleOf(report)} isOpen={isOpen} anchor={mark} onToggle={setOpen}>
        {/* What is known to be wrong comes before what could be known. */}
        {level === 'unknown' && ask}
        <AssessmentList report={report} now={now} onCopy={onCopy} />
        {level !== 'unknown' && ask}
      </Popover>
      {hold && worst && <HoldDialog assessment={worst} onAnswer={hold.onAnswer} onCopy={onCopy} />}
    </div>
  );
}
