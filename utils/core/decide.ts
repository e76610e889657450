/** Decides what policy makes of a verdict. Pure. */
import { rankOf } from './levels.ts';
import { ACTIONS, LEVELS, type Action, type Level, type Subject, type Verdict } from './model.ts';

export type Actions = Readonly<Record<Level, Action>>;

/** What the organisation's policy exempts for one subject. */
export interface Exemption {
  /** An exception is in force: no interruption, but it is still named. */
  readonly isExcepted: boolean;
  /** The organisation chose this destination for its files. */
  readonly isApproved: boolean;
}

/** The part of a policy that decides: an action for each level, and the exemptions. */
export interface ActionPolicy {
  /** Without a subject: the strictest actions that any subject of this channel may get. */
  readonly actionsFor: (channel: Subject['channel'], subject?: Subject) => Actions;
  /** Returns the exemptions that cover this subject. */
  readonly exemptionOf: (subject: Subject) => Exemption;
  /** Whether the person has snoozed exactly this warning. */
  readonly isSnoozed?: (subject: Subject, verdict: Verdict) => boolean;
}

/** Interrupts only for what is known to be readable or lost (design.md §4); everything else stays a calm mark. */
const MAIL: Actions = {
  exposed: 'warn',
  undeliverable: 'warn',
  unproven: 'inform',
  unknown: 'inform',
  transport: 'inform',
  enforced: 'inform',
  'end-to-end': 'inform',
};
/** Chat messages are sent line by line: show who could read them, but hold nothing unless policy says so. */
const CHAT: Actions = { ...MAIL, exposed: 'inform', undeliverable: 'inform' };
/** A form that is sent properly needs no comment. */
const WEB: Actions = { ...MAIL, transport: 'off', enforced: 'off', 'end-to-end': 'off' };

/** The action at each level, by channel, where no policy says otherwise (design.md §4). */
export const DEFAULT_ACTIONS = {
  email: MAIL,
  form: WEB,
  // Who can read an uploaded file is shown even where nothing is wrong.
  upload: MAIL,
  link: WEB,
  chat: CHAT,
} as const satisfies Record<Subject['channel'], Actions>;

/** The policy that applies where no organisation has set one. */
export const DEFAULT_POLICY: ActionPolicy = {
  actionsFor: (channel) => DEFAULT_ACTIONS[channel],
  exemptionOf: () => ({ isExcepted: false, isApproved: false }),
};

/** What is known about the content that is sent, never the content itself. */
export interface Content {
  /** A field asks for something that would harm the person if others read it. */
  readonly isSensitive: boolean;
  readonly hasFiles: boolean;
  /** Every file was encrypted before it was chosen, judging by its content. */
  readonly isSealed?: boolean;
  /** The browser itself stops the person before this is sent. */
  readonly isBrowserWarning: boolean;
  /** A mail is being written on the page, so the files most likely go with it; its recipients are judged. */
  readonly isMail?: boolean;
}

/** Content that nothing is known about (a mail) deserves a warning. */
export const ANY_CONTENT: Content = { isSensitive: true, hasFiles: false, isBrowserWarning: false };

/** Returns the stricter of two actions. */
export function stricterOf(a: Action, b: Action): Action {
  return ACTIONS.indexOf(a) >= ACTIONS.indexOf(b) ? a : b;
}

/** Returns the stricter action for each level. */
export function stricterActions(a: Actions, b: { readonly [L in Level]?: Action | undefined }): Actions {
  return Object.fromEntries(
    LEVELS.map((level) => [level, stricterOf(a[level], b[level] ?? 'off')]),
  ) as Actions;
}

/** Whether the person must decide before this is sent (`warn` or stricter). */
export function needsConfirmation(action: Action): boolean {
  return ACTIONS.indexOf(action) >= ACTIONS.indexOf('warn');
}

/** Whether this action shows anything. */
export function isShown(action: Action): boolean {
  return action !== 'off' && action !== 'observe';
}

/** Whether all there is to say about the files' host is that somebody operates it, or that it receives ciphertext. */
function isPlainHost({ evidence }: Verdict): boolean {
  return evidence.some(({ because: { code } }) => code === 'host-reads' || code === 'file-sealed');
}

/**
 * Returns the action for a verdict on this subject under a policy. Where the browser itself warns, or a form asks for
 * nothing that matters, it does not interrupt (design.md §4); `block` always stays.
 */
export function decide(subject: Subject, verdict: Verdict, policy: ActionPolicy, content: Content): Action {
  const action = policy.actionsFor(subject.channel, subject)[verdict.level];
  if (!needsConfirmation(action)) return content.isMail === true && isPlainHost(verdict) ? 'off' : action;
  const { isExcepted, isApproved } = policy.exemptionOf(subject);
  // Approval is about who keeps the files; it does not encrypt the way there.
  if (isExcepted || (isApproved && rankOf(verdict.level) >= rankOf('transport'))) return 'inform';
  // A person cannot snooze what the organisation blocks or wants a justification for.
  if (action === 'warn' && policy.isSnoozed?.(subject, verdict) === true) return 'inform';
  const { isSensitive, hasFiles, isSealed = false, isBrowserWarning } = content;
  // Nobody is asked again about a file that they have encrypted; but the organisation may still want a justification.
  const isWorthIt = (isSensitive || (hasFiles && !(isSealed && action === 'warn'))) && !isBrowserWarning;
  return action === 'block' || isWorthIt ? action : 'inform';
}
