/**
 * Releases a held submission: exactly once, as the person made it; not at all if the page has changed so that it cannot
 * be.
 */
import { isConnected } from '../dom/dom.ts';
import { controlsOf, formOf, isSubmitter } from './controls.ts';
import { openReach } from '../send/reach.ts';
import { runsAddress } from '../send/replay.ts';
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
function keepState(form: Element): () => () => void {
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

/** Keeps submissions of a page, so that they can be released. */
export interface Keeping {
  /** Call this with what a person fills in, so that it can be kept when it is sent. */
  prepare(root: Element): void;
  /**
   * Keeps a submission as it is now; call the result to release it. `isHeard`: the page's own handlers have run
   * already. null: nobody could release it, so it must not be held.
   */
  keep(form: HTMLFormElement, submitter: HTMLElement | null, isHeard: boolean): (() => boolean) | null;
}

/** Opens it for this document. `inject` injects the helper that submits in the page's own world (`openReach`). */
export function openKeeping(document: Document, inject: () => Promise<string | null>): Keeping {
  const reach = openReach(document, inject);
  return {
    prepare(root) {
      if (root.localName === 'form' && runsAddress([root, ...controlsOf(root).filter(isSubmitter)]))
        void reach.prepare();
    },
    keep(form, submitter, isHeard) {
      const isOfPage = runsAddress([submitter ?? form, form]);
      if (isOfPage && !reach.press()) return null;
      const restore = keepState(form);
      const how = isHeard ? 'heard' : 'new';
      const act = isOfPage ? () => reach.press(submitter ?? form, form) : undefined;
      return () => releaseSubmit(form, submitter, restore, () => replaySubmit(form, submitter, how, act));
    },
  };
}

/**
 * Submits a form again as `submitter` did, by `submit`, which returns whether it could. Returns false if the form or
 * the submitter is gone.
 */
function releaseSubmit(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  restore: () => () => void,
  submit: () => boolean,
): boolean {
  const isThere = (one: Element) => isConnected(one) && formOf(one) === form && isSubmitter(one);
  if (!isConnected(form) || (submitter && !isThere(submitter))) return false;
  const takeBack = restore();
  try {
    return submit();
  } finally {
    takeBack();
  }
}
