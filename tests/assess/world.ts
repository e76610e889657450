/** A small world of mail domains, and drafts to assess in it. */
import { assessDraft } from '../../utils/assess/draft.ts';
import { checks } from '../../utils/checks/index.ts';
import { DEFAULT_POLICY } from '../../utils/core/decide.ts';
import type { Draft } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import type { Depth } from '../../utils/messages/protocol.ts';
import { fakeLookups, type World } from '../checks/fake-lookups.ts';

const world: World = {
  dns: {
    'MX plain-mail.org': '10 mx.plain-mail.org',
    'MX dane.org': 'secure 10 mx.dane.org',
    'TLSA _25._tcp.mx.dane.org': 'secure 3 1 1 digest',
    'MX nowhere.org': 'NXDOMAIN',
    'MX bogus.org': 'servfail',
    'TXT _mta-sts.bogus.org': 'servfail',
  },
};

/** Assesses a draft to these recipients and returns its report and the lookups that it asked for. */
export async function reportOn(
  texts: readonly string[],
  changes: Partial<Draft> = {},
  depth: Depth = 'full',
  there = world,
) {
  const draft: Draft = {
    sender: { host: 'webmail.city-office.org' },
    recipients: texts.map((text) => ({ field: 'to' as const, text })),
    unreadable: 0,
    blind: false,
    ...changes,
  };
  const lookups = fakeLookups(there);
  const ports = { checks, lookups, policy: DEFAULT_POLICY, alternativesFor: () => [] };
  return { report: await assessDraft('w', draft, depth, ports), asked: lookups.asked };
}

/** Returns each recipient with its level, as `name level`. */
export const levels = ({ assessments }: WindowReport) =>
  assessments.map(({ subject, verdict }) => `${nameOf(subject)} ${verdict.level}`);
