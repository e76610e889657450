/** Is a question of ours open? The page is inert behind it: nothing there is met by a pointer then. */

const ASKING = Symbol.for('sealcheck.asking');
/** The content scripts' own global, which pages cannot see. */
const own = globalThis as { [ASKING]?: number };

/** One question more (1), or one less (-1). */
export function countQuestions(change: 1 | -1): void {
  own[ASKING] = (own[ASKING] ?? 0) + change;
}

/** True while at least one question of ours is open in this frame. */
export function isAsking(): boolean {
  return (own[ASKING] ?? 0) > 0;
}
