/**
 * A box of ours over the page: out of the page's flow, beside what it belongs to, where it covers nothing that matters.
 */
import { addressOf, bodyOf, documentOf, isConnected, isVisible, matches, rectOf } from '../dom/dom.ts';
import { isAsking } from '../send/asking.ts';
import { anchorOf, isSeen, sizeOf } from './anchor.ts';
import { follow } from './follow.ts';
import { coverAt, type Cover } from './free.ts';
import { layerOf, raise } from './layer.ts';
import { shield } from './shield.ts';
import { still } from './still.ts';
import { corners, spotsBeside, type Spot } from './spots.ts';
import type { Place } from '../dom/place.ts';

/** Classes of the box: whole, without its banner, or only its icon. */
const SIZES = ['whole', 'small', 'tiny'];
/** In a smaller window (a frame), nothing is put over its content (CSS pixels). */
const MIN = { width: 320, height: 240 };

interface FoundSpot {
  readonly spot: Spot;
  readonly size: string;
  readonly cover: Cover;
}

/**
 * Returns the first spot that covers nothing; a whole box at the window's edge is preferred to a small one beside its
 * element. If every spot covers something, the one at the edge that covers least; null if the window is too small for
 * that.
 */
function findSpot(host: Element, box: HTMLElement, anchor: Element | 'edge'): FoundSpot | null {
  const document = documentOf(host);
  const view = sizeOf(document);
  const at = anchor === 'edge' ? null : anchor;
  const isRtl = getComputedStyle(at ?? document.documentElement).direction === 'rtl';
  let best: FoundSpot | null = null;
  let before = 0;
  for (const size of SIZES) {
    box.className = size;
    const { width, height } = box.getBoundingClientRect();
    if (width * height === before) continue;
    before = width * height;
    const near = at ? spotsBeside(rectOf(at), { width, height }, view, isRtl) : [];
    const isChat = box.querySelector('.chat') !== null;
    const far = corners({ width, height }, view, isRtl, isChat);
    for (const spot of [...near, ...far]) {
      // Behind a question nothing can be hit at any point; what the box covers is checked once the question is closed.
      const cover = isAsking() ? 0 : coverAt(document, spot, host);
      if (cover === 0) return { spot, size, cover };
      if (far.includes(spot) && cover < (best?.cover ?? 3)) best = { spot, size, cover };
    }
  }
  const isRoomy = view.width >= MIN.width && view.height >= MIN.height;
  return isRoomy ? best : null;
}

function move({ style }: HTMLElement, left: number, top: number): void {
  style.left = `${left}px`;
  style.top = `${top}px`;
}

/**
 * Keeps `box`, which is in the host's closed tree, at `place` until the returned function is called. Nothing of the
 * page moves, and as little as possible of it is covered. `onLost` is called when what the box belongs to, or that view
 * of the app, is gone; and each time that it is seen to be hidden.
 */
export function float(
  host: HTMLElement,
  box: HTMLElement,
  place: Place,
  onLost: (why: 'gone' | 'hidden') => void,
): () => void {
  const { at, atEdge = false, near } = place;
  const document = documentOf(at);
  const [address] = addressOf(document).split('#');
  const isPage = at === bodyOf(document) || at === document.documentElement;
  let layer = layerOf(at);
  let isInert = false;
  const unshield = shield(host, box.getRootNode() as ShadowRoot, {
    isInert: () => isInert,
    wake() {
      isInert = raise(host, at, true);
    },
  });
  box.style.position = 'fixed';
  isInert = raise(host, at);

  /** Where a box goes that belongs to no particular part. */
  const edgeOf = () => isVisible(at) && (near && isConnected(near) && isSeen(near) ? near : 'edge');
  const isOver = () => !isConnected(at) || (isPage && addressOf(document).split('#')[0] !== address);
  const look = () => {
    if (!isConnected(host)) following.end();
    else if (isOver()) onLost('gone');
    // Behind a question of ours the box stays as it is.
    else if (!isAsking() || box.style.left === '' || box.style.visibility === 'hidden') {
      box.style.pointerEvents = 'none';
      const anchor = atEdge ? edgeOf() : isAsking() ? isVisible(at) && at : anchorOf(at);
      const before = layer;
      layer = layerOf(at);
      // A dialog that was opened again covers what was opened before it. What was added behind a question is not raised
      // yet.
      const isLow = box.style.visibility === 'hidden' || (!isAsking() && !matches(host, ':popover-open'));
      if (layer !== before || (layer && anchor && isLow)) isInert = raise(host, at);
      const found = anchor && findSpot(host, box, anchor);
      box.style.pointerEvents = '';
      box.style.visibility = found ? '' : 'hidden';
      if (!anchor && !isVisible(at)) onLost('hidden');
      if (!found) return;
      box.className = found.size;
      const { left, top } = found.spot;
      move(box, left, top);
      // If the page transforms, filters or zooms its root element, our coordinates are relative to that.
      const real = box.getBoundingClientRect();
      const scale = real.width / box.offsetWidth || 1;
      if (Math.abs(real.left - left) + Math.abs(real.top - top) > 1)
        move(box, left + (left - real.left) / scale, top + (top - real.top) / scale);
    }
    if (isConnected(at)) following.watch(rectOf(at));
  };
  const following = follow(at, box, look, () => void still().then(look));
  look();
  return () => {
    following.end();
    unshield();
  };
}
