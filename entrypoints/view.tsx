import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ComposeUi } from '../components/inline/ComposeUi.tsx';
import { Tip } from '../components/inline/Tip.tsx';
import { STYLES } from '../components/inline/styles.ts';
import { VIEW, type View } from '../components/inline/view.ts';

export default defineUnlistedScript(() => {
  const view: View = {
    styles: STYLES,
    draw(root, props) {
      render(props ? <ComposeUi {...props} /> : null, root);
    },
    drawTip(root, props) {
      render(<Tip {...props} />, root);
    },
  };
  (globalThis as Record<symbol, unknown>)[VIEW] ??= view;
});
