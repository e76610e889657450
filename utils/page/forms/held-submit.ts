/** Letting go of a submission: exactly once, as the person did it. `false`: the page has changed, and it cannot be. */
import { isConnected } from '../dom/dom.ts';
import { controlsOf, formOf, isSubmitter } from './controls.ts';
import { replaySubmit } from './release.ts';

type Control = Partial<Record<string, unknown>>;
/** A field's value that is the page's own, or that no script can put back. */
const NOT_TYPED = /^(hidden|file|select-multiple)$/;

const partsOf = ({ type }: Control) =>
  NOT_TYPED.test(String(type)) ? ['disabled'] : ['disabled', 'checked', 'value'];
const readAll = (controls: readonly Control[]) =>
  controls.map((one) => partsOf(one).map((part) => one[part]));

/** Puts back what was read, where it is another now and, if `known` is given, has not changed since that. */
function put(controls: readonly Control[], all: readonly unknown[][], known?: readonly unknown[][]): void {
  controls.forEach((one, nth) => {
    partsOf(one).forEach((part, at) => {
      const was = all[nth]?.[at];
      if (part in one && one[part] !== was && (!known || one[part] === known[nth]?.[at])) one[part] = was;
    });
  });
}

/**
 * Notes what this form would send now. The returned function brings that back, where the page has changed it since, until
 * the one that it returns is called: pages disable their buttons and empty their fields once they have been sent.
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

/** A submission as it was held: how it is let go. */
export interface HeldSubmit {
  readonly form: HTMLFormElement;
  readonly submitter: HTMLElement | null;
  readonly restore: () => () => void;
  /** The page's own handlers have run. */
  readonly isHeard?: boolean;
}

/** Submits a form again as `submitter` did, with validation and the page's own handlers (HTML, `requestSubmit`). */
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
