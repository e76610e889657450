/**
 * Packs reports for storage: what the popup shows of each subject, in few bytes. What several subjects share (a reason,
 * a source, a safer alternative) is stored once per window, with a placeholder for the subject's own name. Pure.
 */
import type { Alternative, Assessment, Evidence } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';

/** Limits of one window's report (characters): FEWEST, or EACH for every subject if that is more, but at most MAX. */
const FEWEST = 10_000;
const EACH = 200;
const MAX = 250_000;
/** Clipboard texts longer than this are keys, which are stored only with cached answers. */
const MAX_COPY_LENGTH = 300;
const MINUTE = 60_000;

/** Placeholders for a subject's address and its domain. JSON escapes these characters, so no JSON contains them. */
const ADDRESS = '\u0001';
const DOMAIN = '\u0002';

/** The subject's address ('' if none), and indices into `parts`: subject, level and action, evidence, alternatives. */
type Row = readonly [string, number, number, readonly number[], readonly number[]];

export interface PackedWindow {
  readonly head: Omit<WindowReport, 'assessments'>;
  /** JSON texts. */
  readonly parts: readonly string[];
  readonly rows: readonly Row[];
  /** Approximate number of characters of all this. */
  readonly size: number;
}

const floor = (time: number) => Math.floor(time / MINUTE) * MINUTE;

function slimEvidence(evidence: Evidence): unknown {
  const { observedAt, expiresAt } = evidence;
  return { ...evidence, material: undefined, observedAt: floor(observedAt), expiresAt: floor(expiresAt) };
}

function slimAlternative({ copy, ...advice }: Alternative): Alternative {
  const isShort = (copy?.values ?? []).join('').length < MAX_COPY_LENGTH;
  return copy && isShort ? { ...advice, copy } : advice;
}

const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** Packs one window's report. Beyond its limit, only what decides a subject's level is kept, then only the level. */
export function packReport({ assessments, ...whole }: WindowReport): PackedWindow {
  const head = { ...whole };
  // Only used in the mail itself.
  delete head.others;
  const parts: string[] = [];
  const places = new Map<string, number>();
  let size = 0;
  const most = Math.min(Math.max(FEWEST, EACH * assessments.length), MAX);
  const place = (part: unknown, address: string, limit = Infinity): number[] => {
    const json = JSON.stringify(part ?? null);
    const text =
      address === ''
        ? json
        : json.replaceAll(escaped(address), ADDRESS).replaceAll(domainOf(address), DOMAIN);
    const known = places.get(text);
    if (known !== undefined) return [known];
    if (size + text.length > limit) return [];
    size += text.length;
    places.set(text, parts.length);
    return [parts.push(text) - 1];
  };
  const nameOf = ({ subject }: Assessment) => (subject as { address?: string } | undefined)?.address ?? '';
  // The evidence that decides levels comes first.
  for (const one of assessments)
    for (const reason of one.verdict.evidence)
      if (reason.strength === one.verdict.level) place(slimEvidence(reason), nameOf(one), most);
  const pack = (one: Assessment): Row => {
    const { subject, verdict, action, alternatives } = one;
    const address = nameOf(one);
    const known = address === '' ? subject : { ...subject, localPart: '' };
    const { level, evidence } = verdict;
    const [about = 0] = place(known, address);
    const [judged = 0] = place({ level, action }, '');
    const reasons = evidence.flatMap((reason) => place(slimEvidence(reason), address, most));
    const offered = (alternatives as readonly Alternative[] | undefined)?.flatMap((alternative) =>
      place(slimAlternative(alternative), address, most),
    );
    size += address.length + 4 * (reasons.length + (offered?.length ?? 0)) + 20;
    return [address, about, judged, reasons, offered ?? []];
  };
  const rows = assessments.map(pack);
  return { head, parts, rows, size: size + JSON.stringify(head).length };
}

/** Restores the report, as far as it was kept. */
export function unpackReport({ head, parts, rows }: PackedWindow): WindowReport {
  /** Parts that name no subject are parsed once. */
  const shared = new Map<number, unknown>();
  const read = (at: number, address: string): unknown => {
    const part = parts[at] ?? 'null';
    if (part.includes(ADDRESS) || part.includes(DOMAIN))
      return JSON.parse(part.replaceAll(ADDRESS, escaped(address)).replaceAll(DOMAIN, domainOf(address)));
    if (!shared.has(at)) shared.set(at, JSON.parse(part));
    return shared.get(at);
  };
  const assessments = rows.map(([address, about, judged, reasons, offered]) => {
    const subject = read(about, address) as Assessment['subject'];
    const { level, action } = read(judged, address) as Pick<Assessment, 'action'> & Assessment['verdict'];
    return {
      subject:
        address === '' ? subject : { ...subject, localPart: address.slice(0, address.lastIndexOf('@')) },
      verdict: { level, evidence: reasons.map((at) => read(at, address) as Evidence) },
      action,
      alternatives: offered.map((at) => read(at, address) as Alternative),
    } as Assessment;
  });
  return { ...head, assessments };
}
