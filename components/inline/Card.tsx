import { render } from 'preact';
import { t } from '../../utils/platform/i18n.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import type { CardProps } from './view.ts';
import { needsConsent } from './words.ts';

/** What the list holds once it is open: what could be known, and every recipient with level, reasons and alternatives. */
function Card({ openWelcome, ...list }: CardProps) {
  const { report } = list;
  const isUnknown = report.assessments[0]?.verdict.level === 'unknown';
  const ask = needsConsent(report) && (
    <div class="ask">
      <p>{t('list_no_consent')}</p>
      <button type="button" class="button primary" onClick={openWelcome}>
        {t('list_choose')}
      </button>
    </div>
  );
  return (
    <>
      {/* What is known to be wrong comes before what could be known. */}
      {isUnknown && ask}
      <AssessmentList {...list} />
      {!isUnknown && ask}
    </>
  );
}

/** Draws the card into its place; null clears it. */
export function drawCard(root: Element, props: CardProps | null): void {
  render(props && <Card {...props} />, root);
}
