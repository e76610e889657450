/** What fills an open card: it comes when it is needed. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CardProps, DrawCard } from './view.ts';

/** The place that `load`ed code draws the card into, again at each change; null: it is closed. */
export function useCard(
  load: () => Promise<DrawCard | undefined>,
  props: CardProps | null,
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  newest.current = props;
  const draw = useRef<DrawCard | undefined>(undefined);
  const isOpen = props !== null;
  const drawNow = () => {
    if (place.current && newest.current) draw.current?.(place.current, newest.current);
  };
  useEffect(() => {
    if (!isOpen) return undefined;
    const root = place.current;
    void load().then((loaded) => {
      draw.current = loaded;
      drawNow();
    });
    return () => {
      if (root) draw.current?.(root, null);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each opening
  }, [isOpen]);
  useEffect(drawNow);
  return place;
}
