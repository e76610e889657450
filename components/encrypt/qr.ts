/** Turns a text into a QR code with a library, drawn as the path of an SVG. */
import { generate } from 'lean-qr/nano';

export interface Drawn {
  /** Modules per side, without the quiet zone. */
  readonly size: number;
  /** SVG path of the dark modules, one unit per module. */
  readonly path: string;
}

/** Width of the quiet zone around a code, in modules (ISO/IEC 18004 section 6.3.8). */
export const QUIET = 4;

/** Draws a text of up to a few hundred characters; each run of dark modules in a row becomes one rectangle. */
export function drawCode(text: string): Drawn {
  const code = generate(text);
  const { size } = code;
  const runs: string[] = [];
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && code.get(x, y)) x += 1;
      if (x > start) runs.push(`M${start} ${y}h${x - start}v1H${start}z`);
    }
  return { size, path: runs.join('') };
}
