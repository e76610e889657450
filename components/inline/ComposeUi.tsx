import { useRef, useState } from 'preact/hooks';
import { needsConfirmation } from '../../utils/core/decide.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { isWaiting } from '../../utils/core/unchecked.ts';
import { t, tCount } from '../../utils/platform/i18n.ts';
import { useCard } from './card.ts';
import { LevelIcon } from './LevelIcon.tsx';
import { Popover } from './Popover.tsx';
import { Status } from './Status.tsx';
import { useUndo } from './undo.ts';
import type { ViewProps } from './view.ts';
import { bannerWords, stripLevel, stripOutcome, stripWords, titleOf } from './words.ts';

/** The only id in the shadow root, which no other window shares. */
const CARD = 'card';

/** Keeps the focus where the person is writing when they press a button that then disappears. */
const stay = (event: Event) => {
  event.preventDefault();
};

/** Renders the strip of one compose window, form or upload, and the card that it opens: outcome, action, evidence. */
export function ComposeUi({
  report,
  dismissed,
  now,
  isFloating,
  scheme,
  still,
  onDismiss,
  onSnooze,
  onCopy,
  onClaim,
  openWelcome,
  loadCard,
  dress,
  onPage,
  onAct,
}: ViewProps) {
  const [isOpen, setOpen] = useState(false);
  const [hidden, hide] = useState<WindowReport | null>(null);
  const mark = useRef<HTMLButtonElement>(null);
  const [undo, offerUndo] = useUndo(still);
  /**
   * The pressed button disappears: the card closes first and returns the focus itself; focus beside it moves to the
   * mark. The page's own focus is left alone.
   */
  const leave = () => {
    const tree = mark.current?.getRootNode() as ShadowRoot | undefined;
    tree?.getElementById(CARD)?.hidePopover();
    if (tree?.activeElement) mark.current?.focus();
  };
  const warning = report.assessments.find(
    ({ subject, action }) => needsConfirmation(action) && !dismissed.has(nameOf(subject)),
  );
  const about = warning ?? report.assessments[0];
  const whole = stripLevel(report);
  // While it waits it claims nothing, not even by its colour.
  const waits = isWaiting(report);
  const level = warning?.verdict.level ?? (waits ? 'unknown' : whole);
  const words = stripWords(report);
  const act = t(warning ? 'strip_fix' : 'strip_details');
  const outcome = stripOutcome(report, about);
  const inChat = report.kind === 'chat' ? about : undefined;
  const days = warning?.action === 'warn' ? (report.rules?.snoozeDays ?? 0) : 0;
  // A calm strip in the page's flow is in nobody's way; at the window's edge, or over a chat, it may be.
  const isInWay = warning ?? inChat ?? isFloating;
  const answer = (isSnoozed: boolean) => {
    leave();
    if (!warning) {
      if (inChat) onDismiss(nameOf(inChat.subject));
      else hide(report);
      return;
    }
    const name = nameOf(warning.subject);
    (isSnoozed ? onSnooze : onDismiss)(name);
    offerUndo({
      words: isSnoozed ? tCount('undo_snoozed', days) : t('undo_sent_as_is'),
      run: () => {
        leave();
        (isSnoozed ? onSnooze : onDismiss)(name, true);
      },
    });
  };
  const hides = t(warning?.action === 'warn' ? 'answer_send' : 'answer_hide');
  const card = useCard(
    loadCard,
    isOpen
      ? {
          report,
          about,
          outcome,
          now,
          snoozeDays: days,
          sends: hides,
          // The smallest box has no room for a cross.
          onAnswer: isInWay ? answer : undefined,
          onCopy,
          onPage,
          onAct,
          onClaim,
          openWelcome,
          dress,
        }
      : null,
  );
  if (hidden === report) return null;
  return (
    <div
      class={`sealcheck strip level-${level} ${report.kind}${isFloating ? ' loose' : ''}${warning ? ' warns' : ''}`}
      style={{ colorScheme: scheme }}
      // The popup finds the strip by this attribute (entrypoints/popup/show.ts).
      data-window={report.id}
      role="group"
      aria-label={t('extension_name')}
      lang={t('locale_language')}
      dir={t('locale_direction') as 'ltr' | 'rtl'}
    >
      <button
        ref={mark}
        type="button"
        class="mark"
        popovertarget={CARD}
        // The same as its name, which a screen reader therefore says once: the box may be too small for any words.
        title={`${words} ${act}`}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
      >
        <LevelIcon level={level} />
        <span class="outcome" aria-hidden="true">
          {undo?.words ?? outcome}
        </span>
        <span class="words unseen-text">{words}</span>
        <span class="fix">{act}</span>
      </button>
      <Status words={undo?.words ?? (warning ? bannerWords(warning) : '')} />
      {undo ? (
        <button type="button" class="undo" title={t('answer_undo')} onMouseDown={stay} onClick={undo.run}>
          {t('answer_undo')}
        </button>
      ) : (
        isInWay && (
          <button
            type="button"
            class="hide"
            aria-label={hides}
            title={hides}
            onMouseDown={stay}
            onClick={() => {
              answer(false);
            }}
          >
            {'\u00d7'}
          </button>
        )
      )}
      <Popover id={CARD} title={titleOf(report)} isOpen={isOpen} anchor={mark} onToggle={setOpen}>
        <h2 class="headline">
          <LevelIcon level={level} />
          <span>{about ? stripOutcome(report, about) : outcome}</span>
        </h2>
        <div ref={card} />
      </Popover>
    </div>
  );
}
