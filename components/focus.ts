/** Keeps the keyboard focus in a sensible place when the focused element is removed. */
import { useEffect, useRef } from 'preact/hooks';

/** Returns a ref whose element takes the focus when it first renders, provided that `isTaken` is true then. */
export function useFocus<E extends HTMLElement>(isTaken = true) {
  const ref = useRef<E>(null);
  const isWanted = useRef(isTaken);
  useEffect(() => {
    // Only on the first render: later the person may have moved on.
    if (isWanted.current) ref.current?.focus();
  }, []);
  return ref;
}
