/** What one state in the gallery is. */
import type { ComponentChild } from 'preact';
import type { Scheme } from '../../components/inline/view.ts';

/** Whose style sheets it has: those that its page, or our tree in a page of somebody's, is given. */
export type Surface = 'inline' | 'page' | 'builder' | 'practice' | 'encrypt' | 'write' | 'question';

export interface State {
  /** Its file's name, too: `[a-z0-9-]`, its surface first. */
  readonly name: string;
  readonly surface: Surface;
  /** Pixels of the window that it is looked at in. */
  readonly size: readonly [width: number, height: number];
  readonly view: (scheme: Scheme) => ComponentChild;
  /** What a person presses to get there, or writes and where: selectors, in order. */
  readonly presses?: readonly (string | readonly [css: string, text: string])[];
  /** It is looked at scrolled to its end. */
  readonly isEnd?: true;
  /** Class of the page's body. */
  readonly body?: string;
}
