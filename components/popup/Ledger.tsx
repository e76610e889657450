import type { LedgerEntry } from '../../utils/core/report.ts';
import { keyOf, t } from '../../utils/i18n.ts';

/** The newest requests that fit a popup; the count tells how many there are. */
const SHOWN = 50;

function Row({ entry }: { readonly entry: LedgerEntry }) {
  const { at, to, revealed, outcome } = entry;
  return (
    <tr>
      <td>
        <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString()}</time>
      </td>
      <td>{to}</td>
      <td>{revealed}</td>
      <td>{outcome === 'answered' ? t('ledger_answered') : t(keyOf('reason', outcome))}</td>
    </tr>
  );
}

/** What Sealcheck asked the network: when, whom, what that told them, and what came of it. */
export function Ledger({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  if (entries.length === 0) return <p>{t('ledger_none')}</p>;
  return (
    <details>
      <summary>{t('ledger_count', String(entries.length))}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={t('ledger_title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('ledger_time')}</th>
              <th scope="col">{t('ledger_to')}</th>
              <th scope="col">{t('ledger_revealed')}</th>
              <th scope="col">{t('ledger_outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, SHOWN).map((entry, index) => (
              <Row key={index} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
