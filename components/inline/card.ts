/** Renders the content of an open card with code that is loaded when needed. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardProps, DrawCard } from './view.ts';

/**
 * Returns a ref to the element that the code from `load` renders into, on every change; `props` is null while closed.
 */
export function useCard(
  load: () => Promise<DrawCard | undefined>,
  props: CardProps | null,
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const [{ draw }, setDraw] = useState<{ draw?: DrawCard | undefined }>({});
  const isOpen = props !== null;
  useEffect(() => {
    if (!isOpen || draw) return;
    void load().then((loaded) => {
      setDraw({ draw: loaded });
    });
  }, [isOpen, draw, load]);
  useEffect(() => {
    if (place.current && props) draw?.(place.current, props);
  });
  useEffect(() => {
    const root = place.current;
    if (!isOpen || !root || !draw) return undefined;
    return () => {
      draw(root, null);
    };
  }, [isOpen, draw]);
  return place;
}
