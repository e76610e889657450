/** What would happen if a mail went to these recipients under this policy? Judged by the tables; nothing is looked up. */
import { assess } from './assess.ts';
import { browser } from './browser.ts';
import { checks } from './checks/index.ts';
import { parseRecipients } from './core/address.ts';
import type { Assessment, Recipient } from './core/model.ts';
import { MAIL_TABLES, loadTables, type LargeTable } from './data/large.ts';
import { silentLookups } from './lookups/create-lookups.ts';
import { readPackageTable } from './lookups/package-tables.ts';
import { policyPorts } from './policy-ports.ts';
import type { Policy } from './policy/parse.ts';
import { resolve } from './policy/resolve.ts';

const readTable = <N extends LargeTable>(name: N) =>
  readPackageTable(name, (path) => browser.runtime.getURL(path));

/** An assessment for each address in the text, in its order. */
export async function tryPolicy(
  policy: Policy,
  recipients: string,
  now: number,
): Promise<Assessment<Recipient>[]> {
  await loadTables(MAIL_TABLES, readTable);
  const ports = {
    checks,
    lookups: silentLookups(() => now, 'pending'),
    ...policyPorts<Recipient>(resolve(policy, {}), now),
  };
  const sender = { host: 'mail.example' };
  const subjects = parseRecipients(recipients).addresses.map(
    (address) => ({ type: 'recipient', channel: 'email', ...address, sender }) as const,
  );
  const assessed = await Promise.all(subjects.map((subject) => assess<Recipient>(subject, 'tables', ports)));
  return assessed.map(({ assessment }) => assessment);
}
