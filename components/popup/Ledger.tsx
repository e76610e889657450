import type { LedgerEntry } from '../../utils/core/report.ts';
import { keyOf, t, tCount } from '../../utils/platform/i18n.ts';

/** The newest requests that fit a popup; the count tells how many there are. */
const SHOWN = 50;

function Entry({ entry }: { readonly entry: LedgerEntry }) {
  const { at, to, revealed, outcome } = entry;
  const time = new Date(at).toLocaleString(t('locale_language'), { dateStyle: 'short', timeStyle: 'short' });
  return (
    <li>
      {t('ledger_entry', to, revealed)}
      <span class="source">
        {t('ledger_when', time, outcome === 'answered' ? t('ledger_answered') : t(keyOf('reason', outcome)))}
      </span>
    </li>
  );
}

/** What Sealcheck asked the network: when, whom, what that told them, and what came of it. */
export function Ledger({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  if (entries.length === 0) return <p>{t('ledger_none')}</p>;
  return (
    <details>
      <summary>{tCount('ledger_count', entries.length)}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={t('ledger_title')}>
        <ul class="evidence">
          {entries.slice(0, SHOWN).map((entry, index) => (
            <Entry key={index} entry={entry} />
          ))}
        </ul>
      </div>
    </details>
  );
}
