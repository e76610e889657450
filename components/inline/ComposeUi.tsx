import { useRef, useState } from 'preact/hooks';
import { needsConfirmation } from '../../utils/core/decide.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { t } from '../../utils/platform/i18n.ts';
import { Answers, Banner } from './Banner.tsx';
import { useCard } from './card.ts';
import { LevelIcon } from './LevelIcon.tsx';
import { Popover } from './Popover.tsx';
import type { ViewProps } from './view.ts';
import { stripLevel, stripWords, titleOf } from './words.ts';

/** The only id in the shadow root, which no other window shares. */
const LIST = 'list';

/** The mark, banner and list of one compose window, form or upload. */
export function ComposeUi({
  report,
  dismissed,
  now,
  isFloating,
  onDismiss,
  onSnooze,
  onCopy,
  onClaim,
  openWelcome,
  onPage,
  onAct,
  loadCard,
  dress,
}: ViewProps) {
  const [isOpen, setOpen] = useState(false);
  const [hidden, hide] = useState<WindowReport | null>(null);
  const mark = useRef<HTMLButtonElement>(null);
  /**
   * What can be answered goes now: first the list, which gives the focus back itself (a button that is gone closes nothing),
   * then a focus in the banner. Elsewhere it stays where it is.
   */
  const leave = () => {
    const tree = mark.current?.getRootNode() as ShadowRoot | undefined;
    tree?.getElementById(LIST)?.hidePopover();
    if (tree?.activeElement?.closest('.banner')) mark.current?.focus();
  };
  const level = stripLevel(report);
  const words = stripWords(report);
  const warning = report.assessments.find(
    ({ subject, action }) => needsConfirmation(action) && !dismissed.has(nameOf(subject)),
  );
  const [told] = report.assessments;
  const isShownInChat = report.kind === 'chat' && !warning && told;
  const card = useCard(
    loadCard,
    isOpen ? { report, now, onCopy, onPage, onAct, onClaim, openWelcome, dress } : null,
  );
  const answers = warning && (
    <Answers
      action={warning.action}
      snoozeDays={report.rules?.snoozeDays ?? 0}
      onAnswer={(isSnoozed) => {
        leave();
        (isSnoozed ? onSnooze : onDismiss)(nameOf(warning.subject));
      }}
    />
  );
  if (hidden === report) return null;
  return (
    <div
      class={`sealcheck strip ${report.kind}${isFloating ? ' loose' : ''}`}
      lang={t('locale_language')}
      dir={t('locale_direction') === 'rtl' ? 'rtl' : 'ltr'}
    >
      {warning && (
        <Banner assessment={warning} list={LIST}>
          {answers}
        </Banner>
      )}
      <div class="line">
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
        {/* A chat stays open for hours, and what is known of it is said once. */}
        {isShownInChat && (
          <button
            type="button"
            class="button"
            onClick={() => {
              onDismiss(nameOf(isShownInChat.subject));
            }}
          >
            {t('banner_dismiss')}
          </button>
        )}
        {/* In the page's flow it is in nobody's way; at the window's edge it may be. */}
        {isFloating === true && !isShownInChat && (
          <button
            type="button"
            class="hide"
            aria-label={t('banner_dismiss')}
            onClick={() => {
              hide(report);
            }}
          >
            ×
          </button>
        )}
      </div>
      <Popover id={LIST} title={titleOf(report)} isOpen={isOpen} anchor={mark} onToggle={setOpen}>
        {answers && <div class="buttons answers">{answers}</div>}
        <div ref={card} />
      </Popover>
    </div>
  );
}
