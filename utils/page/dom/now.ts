/** Returns the milliseconds since this page began: unlike `Date.now()`, setting the clock does not change it. */
export const now = () => performance.now();
