/** The data of one state in the gallery. */
import type { ComponentChild } from 'preact';
import type { Scheme } from '../../components/inline/view.ts';

/** Decides which style sheets it gets: those of the page, or of our shadow tree in a web page. */
export type Surface = 'inline' | 'page' | 'builder' | 'practice' | 'encrypt' | 'write' | 'question';

export interface State {
  /** Also the name of its file: `[a-z0-9-]`, with the surface first. */
  readonly name: string;
  readonly surface: Surface;
  /** Size of the window (pixels). */
  readonly size: readonly [width: number, height: number];
  readonly view: (scheme: Scheme) => ComponentChild;
  /** What a person presses, or writes and where, to get there: selectors, in order. */
  readonly presses?: readonly (string | readonly [css: string, text: string])[];
  /** The picture is taken after scrolling to the end. */
  readonly isEnd?: true;
  /** Class of the page's body. */
  readonly body?: string;
}
