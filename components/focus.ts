/** Where the focus goes when what had it is drawn no longer. */
import { useEffect, useRef } from 'preact/hooks';

/** Takes the focus once, when the element is drawn for the first time and `isTaken` says so. */
export function useFocus<E extends HTMLElement>(isTaken = true) {
  const ref = useRef<E>(null);
  const isWanted = useRef(isTaken);
  useEffect(() => {
    // Only at the start: later the person may be elsewhere.
    if (isWanted.current) ref.current?.focus();
  }, []);
  return ref;
}
