/**
 * Reports as they are kept: what the popup shows of each subject, in few bytes. What several share (a reason, a source, a
 * safer alternative) is kept once for a window, with a sign where the subject's own name stands. Pure.
 */
import type { Alternative, Assessment, Evidence } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';

/** Characters that one window's report may take: so many, or so many for each subject. */
const FEWEST = 10_000;
const EACH = 200;
const MAX = 250_000;
/** Texts for the clipboard beyond this are keys: those are kept with the answers of look-ups alone. */
const MAX_COPY_LENGTH = 300;
const MINUTE = 60_000;

/** JSON escapes these, so that they stand in no text of it: a subject's address, and its domain. */
const ADDRESS = '\u0001';
const DOMAIN = '\u0002';

/** The subject's address ('' where it has none), its places in `parts`: subject, level and action, evidence, advice. */
type Row = readonly [string, number, number, readonly number[], readonly number[]];

export interface PackedWindow {
  readonly head: Omit<WindowReport, 'assessments'>;
  /** JSON. */
  readonly parts: readonly string[];
  readonly rows: readonly Row[];
  /** Characters of all this, nearly. */
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

/** Packs one window's report. Beyond its measure only what decides a level is kept of a subject, then the level alone. */
export function packReport({ assessments, ...whole }: WindowReport): PackedWindow {
  const head = { ...whole };
  // Done in the mail alone.
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
  // What decides levels comes first.
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

/** The report again, as far as it was kept. */
export function unpackReport({ head, parts, rows }: PackedWindow): WindowReport {
  /** What names no subject is read once. */
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
