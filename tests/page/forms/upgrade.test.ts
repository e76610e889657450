// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isUpgraded, learnUpgrade } from '../../../utils/page/forms/upgrade.ts';

const PAGE = { scheme: 'https:', host: 'www.shop.org' };
const OPEN = { scheme: 'http:', host: 'pay.org' };
const META =
  '<meta http-equiv="Content-Security-Policy" content="img-src https:; Upgrade-Insecure-Requests">';

/** Creates a new document, since a policy lasts as long as its document. jsdom reports no navigations. */
const make = (markup = '') => {
  const document = window.document.implementation.createHTMLDocument('Shop');
  document.head.innerHTML = markup;
  return document;
};

describe('learnUpgrade', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('is of no use for an encrypted target, or for a page that came openly and says nothing of it', () => {
    expect(learnUpgrade(make(), PAGE, { scheme: 'https:', host: 'pay.org' })).toBeNull();
    expect(learnUpgrade(make(), { ...PAGE, scheme: 'http:' }, OPEN)).toBeNull();
    expect(learnUpgrade(make(), PAGE, undefined)).toBeNull();
    expect(learnUpgrade(make(META), PAGE, OPEN)).not.toBeNull();
    expect(learnUpgrade(make(META), { ...PAGE, scheme: 'http:' }, OPEN)).not.toBeNull();
  });

  it('takes silence for a no, leaves nothing behind, and asks once', async () => {
    const document = make();
    const answer = learnUpgrade(document, PAGE, OPEN);
    expect(learnUpgrade(document, PAGE, OPEN)).toBe(answer);
    expect(document.documentElement.querySelectorAll('div')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await answer).toBe(false);
    expect(isUpgraded(document)).toBe(false);
    expect(document.documentElement.querySelectorAll('div')).toHaveLength(0);
    expect(learnUpgrade(document, PAGE, OPEN)).toBeNull();
  });

  it('answers also where the page hides the document’s own methods', async () => {
    const document = make();
    Object.assign(document, { createElement: null });
    Object.defineProperty(document, 'documentElement', { value: null });
    const answer = learnUpgrade(document, PAGE, OPEN);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await answer).toBe(false);
  });

  it('answers also where no frame can be made', async () => {
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(() => {
      throw new Error('no');
    });
    const answer = learnUpgrade(make(), PAGE, OPEN);
    vi.restoreAllMocks();
    expect(await answer).toBe(false);
  });
});

describe('isUpgraded', () => {
  it('takes no markup’s word for it: scripts can write there what the browser does not heed', async () => {
    vi.useFakeTimers();
    const document = make(META);
    expect(isUpgraded(document)).toBe(false);
    const answer = learnUpgrade(document, PAGE, OPEN);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await answer).toBe(false);
    expect(isUpgraded(document)).toBe(false);
    vi.useRealTimers();
  });
});
