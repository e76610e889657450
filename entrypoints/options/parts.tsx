/** The options' parts about policy and history, connected to the browser. */
import { Support } from '../../components/options/Support.tsx';
import { Journal } from '../../components/policy/Journal.tsx';
import { PolicySection, SettingsInForce } from '../../components/policy/PolicySection.tsx';
import { Snoozes } from '../../components/popup/Snoozes.tsx';
import { wordsFor } from '../../utils/policy/apply.ts';
import { browser } from '../../utils/platform/browser.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { download } from '../../utils/platform/download.ts';
import { t } from '../../utils/platform/i18n.ts';
import { renderJournal } from '../../utils/policy/journal-file.ts';
import { resumeSite } from '../../utils/policy/pausing.ts';
import { insteadOf } from '../../utils/policy/resolve.ts';
import { renderSupportBundle } from '../../utils/policy/support.ts';
import { trimJournal } from '../../utils/storage/journal.ts';
import { dropSnooze } from '../../utils/storage/snoozes.ts';
import { showTipsAgain } from '../../utils/storage/tips.ts';
import { about, isManaged, type State } from './state.ts';

interface Props {
  readonly state: State;
  readonly onChange: () => void;
}

const hides = ({ effective }: State, part: string) =>
  effective.settings.hiddenParts.value.some((one) => one === part);

/** Renders what is silenced, and the list of decisions. */
export function History({ state, onChange }: Props) {
  const { effective, journal, snoozes, pauses, hiddenTips } = state;
  const forget = () => void trimJournal(0, Date.now()).then(onChange);
  return (
    <>
      {snoozes.length + pauses.length + hiddenTips.length === 0 && <p>{t('snooze_none')}</p>}
      <Snoozes
        snoozes={snoozes}
        hiddenTips={hiddenTips}
        onUndo={(snooze) => void dropSnooze(snooze, Date.now()).then(onChange)}
        pauses={pauses}
        now={state.readAt}
        onResume={(site) => void resumeSite(site).then(onChange)}
        onShowTips={(host) => void showTipsAgain(host).then(onChange)}
      />
      {!hides(state, 'journal') && (
        <Journal
          entries={journal}
          onClear={effective.settings.keepDecisions.value ? undefined : forget}
          onSave={(form) => {
            download(renderJournal(journal, form), `sealcheck-decisions.${form}`);
          }}
        />
      )}
    </>
  );
}

/** Renders what the organisation set; used only where there is an organisation. */
export function Organisation({ state }: Pick<Props, 'state'>) {
  const { effective, stamp, locked } = state;
  return (
    <PolicySection
      effective={effective}
      isLocked={locked.size > 0}
      words={wordsFor(effective.settings, browser.i18n.getUILanguage())}
      stamp={stamp}
      insteadOf={(path) => insteadOf(effective.settings, path)}
      hasTable={!hides(state, 'policy')}
    />
  );
}

/** Renders help, support, and (without an organisation's own page) every setting in force. */
export function Help({ state }: Pick<Props, 'state'>) {
  const { effective, journal, stamp, troubles } = state;
  const isHidden = hides(state, 'policy');
  return (
    <>
      <Support
        hasBuilder={!isHidden && !hides(state, 'builder')}
        onCopyBundle={() => copyText(renderSupportBundle(effective, journal, { ...about(troubles), stamp }))}
      />
      {!isManaged(effective) && !isHidden && <SettingsInForce effective={effective} />}
    </>
  );
}
