/**
 * Expression that finds what does not fit: in a page, it lists the elements that cut off their contents, and a page or
 * dialog that is too wide.
 */
export const FITS = `(() => {
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const cut = [...document.body.querySelectorAll('*')].filter((one) => {
    const { overflowX } = getComputedStyle(one);
    if (!/hidden|clip/.test(overflowX) || !isSeen(one) || one.clientWidth <= 1) return false;
    // An icon that has its words for a screen reader only (strip.css).
    if (one.closest('.tiny')) return false;
    return one.scrollWidth > one.clientWidth + 1 && one.tagName !== 'INPUT';
  });
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...[...document.querySelectorAll('dialog')].filter((one) => one.scrollWidth > one.clientWidth + 1).map(() => 'wide: dialog'),
    ...cut.map((one) => 'cut: ' + one.tagName.toLowerCase() + '.' + one.className),
    ...(scrollWidth > clientWidth + 1 ? ['wide: ' + scrollWidth + ' of ' + clientWidth] : []),
  ];
})()`;
