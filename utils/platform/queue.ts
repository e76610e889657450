/** Serialises access to one item in storage. */

/** Returns a queue that starts each work once all earlier work has settled, even by failing, and returns its result. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
}
