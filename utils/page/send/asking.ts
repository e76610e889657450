/** Whether a question of ours is open. The page is inert behind it, so a pointer hits nothing there. */

const ASKING = Symbol.for('sealcheck.asking');
/** The content scripts' own global, which pages cannot see. */
const own = globalThis as { [ASKING]?: number };

/** Counts one more open question (1), or one less (-1). */
export function countQuestions(change: 1 | -1): void {
  own[ASKING] = (own[ASKING] ?? 0) + change;
}

/** Whether at least one question of ours is open in this frame. */
export function isAsking(): boolean {
  return (own[ASKING] ?? 0) > 0;
}
