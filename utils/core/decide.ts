/** What does policy make of a verdict? Pure. */
import { rankOf } from './levels.ts';
import { ACTIONS, LEVELS, type Action, type Level, type Subject, type Verdict } from './model.ts';

export type Actions = Readonly<Record<Level, Action>>;

/** What the organisation says about one subject. */
export interface Exemption {
  /** An exception in force: no interruption, still named. */
  readonly isExcepted: boolean;
  /** A destination that the organisation chose for its files. */
  readonly isApproved: boolean;
}

/** The part of a policy that decides: one action for each level, and the exemptions. */
export interface ActionPolicy {
  /** Without a subject: the strictest actions that any subject of the channel may have. */
  readonly actionsFor: (channel: Subject['channel'], subject?: Subject) => Actions;
  readonly exemptionOf: (subject: Subject) => Exemption;
  /** Has the person silenced just this warning? */
  readonly isSnoozed?: (subject: Subject, verdict: Verdict) => boolean;
}

/** Interrupt only for what is known to be readable or lost (design.md §4); all else stays a calm mark. */
const MAIL: Actions = {
  exposed: 'warn',
  undeliverable: 'warn',
  unproven: 'inform',
  unknown: 'inform',
  transport: 'inform',
  enforced: 'inform',
  'end-to-end': 'inform',
};
/** Chat messages are sent line by line: we show who could read them, and hold nothing unless policy says so. */
const CHAT: Actions = { ...MAIL, exposed: 'inform', undeliverable: 'inform' };
/** A form that is sent as it should be needs no comment. */
const WEB: Actions = { ...MAIL, transport: 'off', enforced: 'off', 'end-to-end': 'off' };

/** What is done at each level, by channel, where no policy says otherwise (design.md §4). */
export const DEFAULT_ACTIONS = {
  email: MAIL,
  form: WEB,
  // Who can read a file is told even where nothing is wrong.
  upload: MAIL,
  link: WEB,
  chat: CHAT,
} as const satisfies Record<Subject['channel'], Actions>;

/** The policy where no organisation has set one. */
export const DEFAULT_POLICY: ActionPolicy = {
  actionsFor: (channel) => DEFAULT_ACTIONS[channel],
  exemptionOf: () => ({ isExcepted: false, isApproved: false }),
};

/** What is known about the things that are sent, never the things themselves. */
export interface Content {
  /** A field asks for something that would harm the person if others read it. */
  readonly isSensitive: boolean;
  readonly hasFiles: boolean;
  /** Each of the files was encrypted before it was chosen, by what is in it. */
  readonly isSealed?: boolean;
  /** The browser itself stops the person before this is sent. */
  readonly isBrowserWarning: boolean;
  /** A mail is being written on the page, so that files most likely go with it: its recipients are judged. */
  readonly isMail?: boolean;
}

/** Content we know nothing about (a mail) is worth a warning. */
export const ANY_CONTENT: Content = { isSensitive: true, hasFiles: false, isBrowserWarning: false };

/** The stricter of two actions. */
export function stricterOf(a: Action, b: Action): Action {
  return ACTIONS.indexOf(a) >= ACTIONS.indexOf(b) ? a : b;
}

/** The stricter action at each level. */
export function stricterActions(a: Actions, b: { readonly [L in Level]?: Action | undefined }): Actions {
  return Object.fromEntries(
    LEVELS.map((level) => [level, stricterOf(a[level], b[level] ?? 'off')]),
  ) as Actions;
}

/** Must the person decide before this is sent? */
export function needsConfirmation(action: Action): boolean {
  return ACTIONS.indexOf(action) >= ACTIONS.indexOf('warn');
}

/** Does this action show anything? */
export function isShown(action: Action): boolean {
  return action !== 'off' && action !== 'observe';
}

/** Is nothing to be said of the host that files go to, except that somebody runs it, or that it gets ciphertext? */
function isPlainHost({ evidence }: Verdict): boolean {
  return evidence.some(({ because: { code } }) => code === 'host-reads' || code === 'file-sealed');
}

/**
 * The action for a verdict on this subject under a policy. What the browser itself warns of, and a form that asks for
 * nothing that matters, is not worth an interruption (design.md §4); a prohibition stays one.
 */
export function decide(subject: Subject, verdict: Verdict, policy: ActionPolicy, content: Content): Action {
  const action = policy.actionsFor(subject.channel, subject)[verdict.level];
  if (!needsConfirmation(action)) return content.isMail === true && isPlainHost(verdict) ? 'off' : action;
  const { isExcepted, isApproved } = policy.exemptionOf(subject);
  // Approval is about who keeps the files; it does not encrypt the way there.
  if (isExcepted || (isApproved && rankOf(verdict.level) >= rankOf('transport'))) return 'inform';
  // A person cannot silence what the organisation forbids or wants a reason for.
  if (action === 'warn' && policy.isSnoozed?.(subject, verdict) === true) return 'inform';
  const { isSensitive, hasFiles, isSealed = false, isBrowserWarning } = content;
  // Nobody is asked twice about a file that they have encrypted; the organisation may want a reason all the same.
  const isWorthIt = (isSensitive || (hasFiles && !(isSealed && action === 'warn'))) && !isBrowserWarning;
  return action === 'block' || isWorthIt ? action : 'inform';
}
