/** Serializes work on one thing in storage. */

/** A queue: each piece of work starts once everything before it has settled, successfully or not. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
}
