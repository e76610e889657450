/** Pictures of the built extension: where it is, and which pictures were taken. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const EXTENSION = join(ROOT, '.output', 'chrome-mv3');

/** Returns width and height of a PNG file, which follow its signature and the name of its first chunk (PNG, 11.2.1). */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/**
 * A folder of pictures, given by its path below the project's folder; `taken` has the path of each picture in the order
 * taken.
 */
export class Album {
  readonly taken: string[] = [];
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }
  /**
   * Has `shoot` write the picture with this name (with `/` for a subfolder); throws if a size is demanded and the
   * picture has another.
   */
  async take(
    name: string,
    shoot: (file: string) => Promise<unknown>,
    size?: readonly [number, number],
  ): Promise<void> {
    const file = join(ROOT, this.#folder, `${name}.png`);
    mkdirSync(dirname(file), { recursive: true });
    await shoot(file);
    const made = sizeOf(file);
    if (size && String(made) !== String(size))
      throw new Error(`${name} is ${made.join(' x ')}, not ${size.join(' x ')}`);
    this.taken.push(relative(ROOT, file));
  }
  /** Prints the paths of all pictures taken. */
  print(): void {
    console.log(`Pictures:\n${this.taken.map((file) => `  ${file}`).join('\n')}`);
  }
}
