/** The time of this page (milliseconds since it began): no clock that is set moves it. */
export const now = () => performance.now();
