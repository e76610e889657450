/** Pictures of the built extension: where it is, and what has been taken. */
import { mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const EXTENSION = join(ROOT, '.output', 'chrome-mv3');

/** A folder of pictures, by path below the project's; `taken` has the path of each in the order in which it was taken. */
export class Album {
  readonly taken: string[] = [];
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }
  /** Has `shoot` write the picture of this name (`/` for a folder of its own). */
  async take(name: string, shoot: (file: string) => Promise<unknown>): Promise<void> {
    const file = join(ROOT, this.#folder, `${name}.png`);
    mkdirSync(dirname(file), { recursive: true });
    await shoot(file);
    this.taken.push(relative(ROOT, file));
  }
  /** Says where they are. */
  print(): void {
    console.log(`Pictures:\n${this.taken.map((file) => `  ${file}`).join('\n')}`);
  }
}
