import { PolicySection } from '../../components/policy/PolicySection.tsx';
import type { JournalEntry } from '../../utils/core/report.ts';
import { trimJournal } from '../../utils/storage/journal.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { download } from '../../utils/platform/download.ts';
import type { Stamp } from '../../utils/policy/revision.ts';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { renderJournal } from '../../utils/policy/journal-file.ts';
import { insteadOf } from '../../utils/policy/resolve.ts';
import { renderSupportBundle } from '../../utils/policy/support.ts';
import { about } from './state.ts';

interface Props {
  readonly effective: EffectiveSettings;
  readonly stamp: Stamp | null;
  readonly journal: readonly JournalEntry[];
  readonly troubles: Parameters<typeof about>[0];
  readonly onChange: () => void;
}

/** What the organisation set and what was decided, with the browser behind it. */
export function Policy({ effective, stamp, journal, troubles, onChange }: Props) {
  const { keepDecisions, hiddenParts } = effective.settings;
  const forget = () => void trimJournal(0, Date.now()).then(onChange);
  return (
    <PolicySection
      hidden={new Set<string>(hiddenParts.value)}
      effective={effective}
      stamp={stamp}
      insteadOf={(path) => insteadOf(effective.settings, path)}
      journal={journal}
      onClearJournal={keepDecisions.value ? undefined : forget}
      onSaveJournal={(form) => {
        download(renderJournal(journal, form), `sealcheck-decisions.${form}`);
      }}
      onCopyBundle={() => copyText(renderSupportBundle(effective, journal, { ...about(troubles), stamp }))}
    />
  );
}
