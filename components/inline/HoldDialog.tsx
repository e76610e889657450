import { useEffect, useState } from 'preact/hooks';
import { needsConfirmation } from '../../utils/core/decide.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { snoozedName } from '../../utils/core/snooze.ts';
import { t, tCount } from '../../utils/platform/i18n.ts';
import { AlternativeList } from '../AlternativeList.tsx';
import { OrganisationHelp } from '../OrganisationHelp.tsx';
import { TopAlternatives } from '../TopAlternatives.tsx';
import { Justification } from './Justification.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import type { OnAct, QuestionProps } from './view.ts';
import { bannerWords, mostHeld, outcomeOf } from './words.ts';

const TITLE = 'hold-title';
const WORDS = 'hold-words';

/** Whether everything that policy requires was judged, and no question is left. */
function isClear({ state, pending, rules }: WindowReport): boolean {
  return (state === 'assessed' || state === 'empty') && !(pending && rules?.isStrict === true);
}

/**
 * Asks before a held message is sent. A modal dialog of the browser: the focus stays inside, Escape means "do not
 * send", and the page behind is inert. The safer answer comes first and has the focus; policy determines which answers
 * are offered. The dialog follows the newest report: the person has the last word even when nothing is left to warn
 * about.
 */
export function HoldDialog({
  report,
  onAnswer,
  onCopy,
  onPage,
  onAct,
  isFineFor,
  onAsk,
  about,
  scheme,
}: QuestionProps) {
  /** The remaining recipients, once the person has chosen to send to them alone and the others were removed. */
  const [stay, setStay] = useState<readonly string[] | null>(null);
  const isFine = stay && isFineFor?.(stay, report);
  useEffect(() => {
    if (isFine) onAnswer({ ruling: 'send' });
  }, [isFine, onAnswer]);
  const { rules } = report;
  const most = mostHeld(report);
  const assessment = most && needsConfirmation(most.action) ? most : undefined;
  const isNone = !assessment && isClear(report);
  const action = assessment?.action ?? (isNone ? 'warn' : 'block');
  const level = (isNone ? most : assessment)?.verdict.level ?? 'unknown';
  const { others } = report;
  const own = assessment?.alternatives ?? [];
  // The organisation's own alternative comes before ours.
  const alternatives = others ? own.toSpliced(own[0]?.act?.stay ? 1 : 0, 0, others) : own;
  const act: OnAct | undefined =
    onAct &&
    (async (what) => {
      const acted = await onAct(what);
      if (acted === 'done' && what.stay) setStay(what.stay);
      return acted;
    });
  const outcome = assessment ? outcomeOf(assessment) : t(isNone ? 'hold_clear_title' : 'hold_failed');
  const title = assessment && action === 'block' ? t('hold_blocked') : outcome;
  const days = assessment && action === 'warn' ? (rules?.snoozeDays ?? 0) : 0;
  const goBack = () => {
    onAnswer({ ruling: 'cancel' });
  };
  return (
    <div
      class={`sealcheck ${report.kind}`}
      style={{ colorScheme: scheme }}
      lang={t('locale_language')}
      dir={t('locale_direction') as 'ltr' | 'rtl'}
    >
      <dialog
        class={`hold level-${level}`}
        aria-labelledby={TITLE}
        aria-describedby={WORDS}
        onCancel={(event) => {
          event.preventDefault();
          goBack();
        }}
        onClose={goBack}
      >
        <p class="brand">{t(isNone ? 'extension_name' : 'hold_brand')}</p>
        {about && <p class="site">{about.site}</p>}
        <h2 id={TITLE} class="headline">
          <LevelIcon level={level} />
          <span>{(!isNone && rules?.words?.headline) || title}</span>
        </h2>
        <p id={WORDS}>{assessment ? bannerWords(assessment) : t(isNone ? 'hold_clear' : 'hold_unchecked')}</p>
        {assessment && action !== 'warn' && (
          <p>{t(action === 'block' ? 'hold_block_why' : 'hold_justify_why')}</p>
        )}
        {!isNone && rules?.words && <OrganisationHelp words={rules.words} />}
        <TopAlternatives alternatives={alternatives} onCopy={onCopy} onPage={onPage} onAct={act} />
        {action === 'justify' && (
          <Justification
            minimum={rules?.justificationMinimum ?? 1}
            onGive={(reason) => {
              onAnswer({ ruling: 'send', reason });
            }}
          />
        )}
        {alternatives.length > 0 && (
          <details class="do">
            <summary>{t('list_safer')}</summary>
            <AlternativeList alternatives={alternatives} onCopy={onCopy} onPage={onPage} onAct={act} />
          </details>
        )}
        {about && <p class="what closing">{about.closing}</p>}
        {/* The browser itself closes the dialog on this form's button: in Firefox content scripts end with their
            extension. */}
        <form method="dialog" class="buttons">
          {/* The element that takes the focus first (HTML, "dialog focusing steps") sends nothing and opens
              nothing. */}
          <button class="button primary" autofocus onClick={goBack}>
            {t(action === 'block' ? (report.kind === 'message' ? 'hold_back' : 'hold_back_to') : 'hold_stay')}
          </button>
          {action === 'warn' && (
            <button
              type="button"
              class="button"
              onClick={() => {
                onAnswer({ ruling: 'send' });
              }}
            >
              {t(isNone ? 'hold_send' : 'hold_go')}
            </button>
          )}
          {assessment && action !== 'warn' && rules?.mayAsk && (
            <button
              type="button"
              class="button"
              onClick={() => {
                onAsk(report.id);
              }}
            >
              {t('hold_ask')}
            </button>
          )}
          {assessment && days > 0 && (
            <button
              type="button"
              class="button"
              onClick={() => {
                onAnswer({ ruling: 'send', isSnoozed: true });
              }}
            >
              {tCount('hold_go_snooze', days, snoozedName(assessment.subject))}
            </button>
          )}
        </form>
      </dialog>
    </div>
  );
}
