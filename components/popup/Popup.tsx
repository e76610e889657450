import type { OwnPage } from '../../utils/core/model.ts';
import type { LedgerEntry, TabReport, WindowReport } from '../../utils/core/report.ts';
import type { Snooze } from '../../utils/core/snooze.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { Stamp } from '../../utils/policy/revision.ts';
import type { Trouble } from '../../utils/core/trouble.ts';
import { AssessmentList } from '../AssessmentList.tsx';
import { LevelIcon } from '../inline/LevelIcon.tsx';
import { stripLevel, stripWords } from '../inline/words.ts';
import { PolicyStamp } from '../PolicyStamp.tsx';
import { Troubles } from '../Troubles.tsx';
import { Ledger } from './Ledger.tsx';
import { Snoozes } from './Snoozes.tsx';

interface Props {
  readonly report: TabReport | null;
  readonly ledger: readonly LedgerEntry[];
  readonly settings: { readonly stage: 0 | 1 | 2 | 3 | 4; readonly chosen: boolean };
  /** The organisation left the list of requests out. */
  readonly isLedgerHidden?: boolean;
  /** The organisation's policy has errors. */
  readonly isPolicyBroken?: boolean;
  /** By what the organisation's policy is known; null: there is none. */
  readonly stamp?: Stamp | null;
  /** What cannot be kept. */
  readonly troubles?: readonly Trouble[];
  readonly snoozes?: readonly Snooze[];
  readonly onUndo?: (snooze: Snooze) => void;
  readonly hiddenTips?: readonly string[];
  readonly onShowTips?: (host: string) => void;
  readonly now: number;
  readonly onCopy: (text: string) => Promise<boolean>;
  /** For a window of the report. */
  readonly onPage: (page: OwnPage, window: string) => void;
}

function Message({
  report,
  name,
  now,
  onCopy,
  onPage,
}: { readonly report: WindowReport; readonly name: string } & Pick<Props, 'now' | 'onCopy' | 'onPage'>) {
  const level = stripLevel(report);
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      {report.state === 'empty' ? (
        <p>{t('popup_empty_window')}</p>
      ) : (
        <>
          {report.assessments.length === 0 && (
            <p class={`level level-${level}`}>
              <LevelIcon level={level} /> {stripWords(report)}
            </p>
          )}
          <AssessmentList
            report={report}
            now={now}
            onCopy={onCopy}
            onPage={(page) => {
              onPage(page, report.id);
            }}
          />
        </>
      )}
    </section>
  );
}

function nameOfWindow({ kind }: WindowReport, isOnly: boolean, number: number): string {
  if (kind !== 'message') return t(keyOf('popup', kind));
  return isOnly ? t('popup_message_only') : t('popup_message', String(number));
}

function Tab({
  report,
  now,
  onCopy,
  onPage,
}: { readonly report: TabReport } & Pick<Props, 'now' | 'onCopy' | 'onPage'>) {
  // Forms, files and links are read alike on every page.
  const isMail = report.windows.some(({ kind }) => kind === 'message');
  return (
    <>
      <dl>
        <dt>{t('popup_site')}</dt>
        <dd>{report.site}</dd>
        {(isMail || report.adapter !== null) && (
          <>
            <dt>{t('popup_adapter')}</dt>
            <dd>{report.adapter ?? t('popup_general')}</dd>
          </>
        )}
      </dl>
      {report.windows.map((window, index) => (
        <Message
          key={window.id}
          report={window}
          name={nameOfWindow(window, report.windows.length === 1, index + 1)}
          now={now}
          onCopy={onCopy}
          onPage={onPage}
        />
      ))}
    </>
  );
}

/** What Sealcheck sees on this tab, and what it has asked the network. */
export function Popup({
  report,
  ledger,
  settings,
  isLedgerHidden = false,
  isPolicyBroken = false,
  stamp = null,
  troubles = [],
  snoozes = [],
  onUndo = () => undefined,
  hiddenTips = [],
  onShowTips = () => undefined,
  now,
  onCopy,
  onPage,
}: Props) {
  return (
    <main>
      <h1>{t('popup_title')}</h1>
      {isPolicyBroken && <p role="alert">{t('policy_broken')}</p>}
      <Troubles troubles={troubles} />
      {!settings.chosen && (
        <p>
          <a class="button primary" href="/welcome.html" target="_blank">
            {t('popup_choose')}
          </a>
        </p>
      )}
      {report && report.windows.length > 0 ? (
        <Tab report={report} now={now} onCopy={onCopy} onPage={onPage} />
      ) : (
        <>
          <p>{t('popup_nothing')}</p>
          <p>
            <a href="/practice.html" target="_blank">
              {t('welcome_practice')}
            </a>
          </p>
        </>
      )}
      <Snoozes snoozes={snoozes} onUndo={onUndo} hiddenTips={hiddenTips} onShowTips={onShowTips} />
      {!isLedgerHidden && (
        <section aria-label={t('ledger_title')}>
          <h2>{t('ledger_title')}</h2>
          <Ledger entries={ledger} />
        </section>
      )}
      <footer>
        {stamp && <PolicyStamp stamp={stamp} />}
        <span>
          {t('popup_stage')}: {t(keyOf('popup_stage', `${settings.stage}`))}
        </span>
        <a href="/encrypt.html" target="_blank">
          {t('popup_encrypt')}
        </a>
        <a href="/options.html" target="_blank">
          {t('popup_options')}
        </a>
      </footer>
    </main>
  );
}
