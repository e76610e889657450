/** Finds the keys that could encrypt a draft: only those whose fingerprints were shown for its recipients. */
import { browser } from '../platform/browser.ts';
import { parseAddress } from '../core/address.ts';
import type { FoundKey } from '../core/key.ts';
import type { Assessment, Evidence, Recipient } from '../core/model.ts';
import type { TabReport, WindowReport } from '../core/report.ts';
import { MAIL_TABLES } from '../data/large.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Handlers } from '../messages/receive.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { readTabReport } from '../storage/tab-reports.ts';
import { loadJudging } from './facts.ts';
import { readTable } from './frames.ts';
import type { LookupsFor } from './lookups.ts';

const keyIn = (evidence: readonly Evidence[]) =>
  evidence.find(({ check, finding }) => check === 'pgp-key' && finding === 'yes');
/** The second value of that check. */
const fingerprintIn = (evidence: Evidence | undefined) => evidence?.because.values?.[1];

/** Finds the key of one recipient; what was found within a day comes from the cache. */
type Find = (subject: Recipient) => Promise<FoundKey | null>;

function findWith(
  gather: (subject: Recipient, lookups: Lookups) => Promise<readonly Evidence[]>,
  lookups: Lookups,
): Find {
  return async (subject) => {
    const evidence = keyIn(await gather(subject, lookups));
    const fingerprint = fingerprintIn(evidence);
    if (fingerprint === undefined || evidence?.material === undefined) return null;
    return { address: subject.address, fingerprint, armored: evidence.material };
  };
}

const isMail = (one: Assessment): one is Assessment<Recipient> => one.subject.type === 'recipient';

/**
 * Returns the window in question or, for an upload, the one mail in its tab. Undefined if there are several: nobody
 * knows which one it belongs to.
 */
function mailOf({ windows }: TabReport, window: string): WindowReport | undefined {
  const asked = windows.find(({ id }) => id === window);
  if (asked?.kind !== 'upload') return asked;
  const [mail, ...others] = windows.filter(({ assessments }) => assessments.some(isMail));
  return others.length > 0 ? undefined : mail;
}

/** Creates the handler over these lookups. */
export function createDraftKeys(
  lookupsFor: LookupsFor,
  effective: () => Promise<EffectiveSettings>,
): Pick<Handlers, 'keys'> {
  return {
    async keys({ tab, window, own }, from) {
      const report = await readTabReport(tab);
      const about = report ? mailOf(report, window) : undefined;
      const mails = about?.assessments.filter(isMail) ?? [];
      const [first] = mails;
      if (!report || !about || !first) return null;
      const { incognito } = await browser.tabs.get(tab);
      const judging = await loadJudging(await effective());
      await judging.loadTables(MAIL_TABLES, readTable);
      // Charged to the budget of the page in which the mail is written, and with its privacy.
      const asking = { tabId: tab, host: report.site, isPrivate: incognito || from.isPrivate };
      const check = judging.checks.find(({ id }) => id === 'pgp-key');
      const find = findWith(async (...of) => (await check?.gather(...of)) ?? [], await lookupsFor(asking));
      const recipients = mails.map(async ({ subject, verdict }) => {
        const shown = fingerprintIn(keyIn(verdict.evidence));
        const key = shown === undefined ? null : await find(subject);
        return { address: subject.address, key: key?.fingerprint === shown ? key : null };
      });
      const self = own === null ? null : parseAddress(own);
      return {
        site: report.site,
        window: about.id,
        recipients: await Promise.all(recipients),
        unreadable: about.unreadable,
        isPending: about.pending,
        own: self && (await find({ ...first.subject, ...self })),
      };
    },
  };
}
