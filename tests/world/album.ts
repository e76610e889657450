/** Pictures of the built extension: where it is, and what has been taken. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const EXTENSION = join(ROOT, '.output', 'chrome-mv3');

/** Width and height of a PNG file: behind its signature and the name of its first chunk (PNG, 11.2.1). */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** A folder of pictures, by path below the project's; `taken` has the path of each in the order in which it was taken. */
export class Album {
  readonly taken: string[] = [];
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }
  /** Has `shoot` write the picture of this name (`/` for a folder of its own); throws where it must have a size and has another. */
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
  /** Says where they are. */
  print(): void {
    console.log(`Pictures:\n${this.taken.map((file) => `  ${file}`).join('\n')}`);
  }
}
