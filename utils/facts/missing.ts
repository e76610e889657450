/** Which rows of operators lack a source that can carry them? For maintainers and tests. */
import type { MailHost, Operator } from '../data/rows.ts';
import { ageOf } from '../data/tables.ts';

/**
 * Sources that others than the operator wrote, of rows that count all the same: nothing that was seen speaks against them.
 * No row may be added here (docs/facts.md).
 */
export const BY_OTHERS = [
  'Mail.ru https://www.dmarctrust.com/domains/mail.ru',
  'Outlook.com https://scan.ractermx.com/results/hotmail.com',
  'Proton https://privsec.dev/posts/knowledge/setting-up-mta-sts-with-a-custom-domain-on-proton-mail/',
  'Yahoo https://github.com/thunderbird/autoconfig/blob/master/ispdb/yahoo.com.xml',
];

/** Pages of operators' own that name their mail hosts, and no encryption. */
export const SILENT = [
  'Fastmail https://www.fastmail.help/hc/en-us/articles/360060591153',
  'Google Workspace https://support.google.com/a/answer/174125',
  'iCloud https://support.apple.com/en-us/102374',
];

/** Does this row count by no source of its own, by an old one (at `now`, ms), or not at all? */
export function isMissing(row: Operator, now: number): boolean {
  const named = `${row.operator} ${row.source}`;
  return !row.verified || BY_OTHERS.includes(named) || SILENT.includes(named) || ageOf(row, now) !== 'fresh';
}

/**
 * Where hosts of patterns that name a domain may be found: hosts, and domains whose mail may be there. A wrong guess costs a
 * question to the DNS, since only what it answers, and only what matches a pattern, is looked at.
 */
export const HINTS: { readonly hosts: readonly string[]; readonly domains: readonly string[] } = {
  hosts: [
    ...['mx0.mail.ovh.net', 'mx1.mail.ovh.net', 'mx2.mail.ovh.net'],
    ...['mx1-us1.ppe-hosted.com', 'mx2-us1.ppe-hosted.com'],
    ...['mx1.emailsrvr.com', 'mx2.emailsrvr.com'],
    ...['mx1.privateemail.com', 'mx2.privateemail.com'],
  ],
  domains: [
    ...['barracuda.com', 'broadcom.com', 'symantec.com', 'forcepoint.com', 'fortinet.com', 'intermedia.com'],
    ...['appriver.com', 'zix.com', 'ovhcloud.com', 'proofpoint.com', 'sophos.com', 'trellix.com'],
    ...['fireeye.com', 'trendmicro.com', 'rackspace.com', 'namecheap.com', 'mimecast.com', 'cisco.com'],
  ],
};

/** Patterns of these rows, which know no pattern twice. */
export const patternsOf = (rows: readonly MailHost[]): Set<string> =>
  new Set(rows.flatMap(({ patterns }) => patterns));
