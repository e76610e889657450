/** Serialises access to one item in storage. */

/** Returns a queue that runs one piece of work at a time: the next starts once it has settled, even by failing. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
}
