/**
 * Releases a held submission: exactly once, as the person made it; not at all if the page has changed so that it cannot
 * be.
 */
import { isConnected } from '../dom/dom.ts';
import { controlsOf, formOf, isSubmitter } from './controls.ts';
import { replaySubmit } from './release.ts';

type Control = Partial<Record<string, unknown>>;
/** Types of fields whose value is the page's own, or that no script can restore. */
const NOT_TYPED = /^(hidden|file|select-multiple)$/;

const partsOf = ({ type }: Control) =>
  NOT_TYPED.test(String(type)) ? ['disabled'] : ['disabled', 'checked', 'value'];
const readAll = (controls: readonly Control[]) =>
  controls.map((one) => partsOf(one).map((part) => one[part]));

/**
 * Restores what was read wherever it differs now; with `known`, only where the value is still the one that is known.
 */
function put(controls: readonly Control[], all: readonly unknown[][], known?: readonly unknown[][]): void {
  controls.forEach((one, nth) => {
    partsOf(one).forEach((part, at) => {
      const was = all[nth]?.[at];
      if (part in one && one[part] !== was && (!known || one[part] === known[nth]?.[at])) one[part] = was;
    });
  });
}

/**
 * Notes what this form would send now. The returned function restores that where the page has changed it since; the
 * function that this returns takes it back. Pages disable their buttons and empty their fields once they have been
 * sent.
 */
export function keepState(form: Element): () => () => void {
  const controls = controlsOf(form) as unknown as readonly Control[];
  const before = readAll(controls);
  return () => {
    const now = readAll(controls);
    put(controls, before);
    return () => {
      // What the page's own handlers have changed meanwhile stays.
      put(controls, now, before);
    };
  };
}

/** A held submission, with what is needed to release it. */
export interface HeldSubmit {
  readonly form: HTMLFormElement;
  readonly submitter: HTMLElement | null;
  readonly restore: () => () => void;
  /** The page's own handlers have run already. */
  readonly isHeard?: boolean;
}

/**
 * Submits a form again as `submitter` did, with validation and the page's own handlers (HTML, `requestSubmit`). Returns
 * false if the form or the submitter is gone.
 */
export function releaseSubmit({ form, submitter, restore, isHeard = false }: HeldSubmit): boolean {
  const isThere = (one: Element) => isConnected(one) && formOf(one) === form && isSubmitter(one);
  if (!isConnected(form) || (submitter && !isThere(submitter))) return false;
  const takeBack = restore();
  try {
    replaySubmit(form, submitter, isHeard ? 'heard' : 'new');
  } finally {
    takeBack();
  }
  return true;
}
