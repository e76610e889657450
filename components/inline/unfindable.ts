/**
 * Keeps texts out of a page's reach. `window.find` and text fragments also search closed shadow trees, in both
 * browsers, but not what CSS generates, which screen readers read like any text (CSS Content, "Accessibility"; ACCNAME
 * 2F).
 */
import { Fragment, h, options, type ComponentChildren, type VNode } from 'preact';

type Props = Record<string, unknown> & { children?: ComponentChildren };

const isText = (child: unknown): child is string => typeof child === 'string';

const asSpan = (child: ComponentChildren) => (isText(child) ? h('span', { 'data-t': child }) : child);

function hide({ type, props }: VNode): void {
  const own = props as Props;
  const { children } = own;
  if (isText(type) && isText(children) && type !== 'textarea') {
    own['data-t'] = children;
    delete own.children;
    // A fragment has no attributes, and its texts stand in the element around it.
  } else if ((isText(type) && type !== 'textarea') || type === Fragment)
    own.children = Array.isArray(children) ? children.map(asSpan) : asSpan(children);
}

/** Makes every text rendered from now on a `data-t` attribute, which the style sheet displays. */
export function hideTexts(): void {
  options.vnode = hide;
}
