import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ComposeUi } from '../components/inline/ComposeUi.tsx';
import { HoldDialog } from '../components/inline/HoldDialog.tsx';
import { Tip } from '../components/inline/Tip.tsx';
import { STYLES } from '../components/inline/styles.ts';
import { hideTexts } from '../components/inline/unfindable.ts';
import {
  CARD,
  STAND,
  VIEW,
  EDITS,
  type DrawCard,
  type OnAct,
  type Positioning,
  type View,
  type WindowEdits,
} from '../components/inline/view.ts';
import type { PageToOpen } from '../utils/core/model.ts';
import type { WindowReport } from '../utils/core/report.ts';
import { t } from '../utils/platform/i18n.ts';
import { schemeAt } from '../utils/page/dom/scheme.ts';
import { askInWindow } from '../utils/inline/own-window.ts';
import { copyText } from '../utils/platform/clipboard.ts';
import { documentOf } from '../utils/page/dom/dom.ts';
import { dressIn } from '../utils/page/dom/dress.ts';
import { noteDrawn } from '../utils/page/dom/drawn.ts';
import { isOrphan } from '../utils/page/dom/life.ts';
import { drawNotice } from '../utils/page/dom/notice.ts';

/**
 * The question's texts, loaded while that is possible: they are needed even where the extension is removed while
 * something is held.
 */
const HELD = [
  'hold_brand',
  'hold_blocked',
  'hold_unchecked',
  'hold_stay',
  'hold_back',
  'hold_back_to',
  'hold_go',
] as const;

/** Like `send`, but without waiting for a reply. */
const open = (page: PageToOpen | 'exception', window: string) => {
  void chrome.runtime.sendMessage({ name: 'open', request: { page, window } });
};
const onAsk = (window: string) => {
  open('exception', window);
};
const onPageFor =
  ({ id }: WindowReport) =>
  (page: PageToOpen) => {
    open(page, id);
  };

const here = globalThis as { [EDITS]?: WindowEdits };
/** Acts in the window of `root`, by a script that is injected when first needed. */
const actAt =
  (root: Element | undefined): OnAct =>
  async (act) => {
    if (!here[EDITS])
      await chrome.runtime.sendMessage({ name: 'inject:ways', request: {} }).catch(() => null);
    return (root && (await here[EDITS]?.act(root, act))) ?? 'failed';
  };
const isFineFor: WindowEdits['isFineFor'] = (...what) => here[EDITS]?.isFineFor(...what) === true;

export default defineUnlistedScript(() => {
  const own = globalThis as { [VIEW]?: View; [STAND]?: Positioning; [CARD]?: DrawCard };
  const standing = own[STAND];
  if (own[VIEW] || !standing) return;
  // Shown even when the extension is gone and its texts can no longer be read.
  const button = t('not_sent_ok');
  const elsewhere = {
    title: t('question_elsewhere'),
    words: t('question_elsewhere_why'),
    button: t('question_show'),
  };
  const notSent = { title: t('not_sent'), lost: t('not_sent_lost'), stuck: t('not_sent_stuck') };
  for (const key of HELD) t(key);
  /** The window that each box is about. */
  const roots = new WeakMap<Element, Element>();
  const loadCard = async () => {
    if (!own[CARD]) await chrome.runtime.sendMessage({ name: 'inject:card', request: {} }).catch(() => null);
    return own[CARD];
  };
  const note = noteDrawn();
  hideTexts();
  const inPage: View['ask'] = (root, first, onLost) => {
    let box: Element | undefined;
    const scheme = schemeAt(root);
    const update: ReturnType<View['ask']>['update'] = (props) => {
      if (box)
        render(
          <HoldDialog
            {...props}
            onCopy={copyText}
            onAsk={onAsk}
            onPage={onPageFor(props.report)}
            onAct={actAt(root)}
            isFineFor={isFineFor}
            scheme={scheme}
          />,
          box,
        );
    };
    const draw = (made: Element) => {
      box = made;
      update(first);
    };
    const close = standing.mountQuestion(documentOf(root), dress, draw, onLost);
    return { update, close };
  };
  const dress = dressIn(STYLES);
  own[VIEW] = {
    dress,
    draw(root, props) {
      if (isOrphan()) return;
      note(root, !!props);
      const onAct: OnAct = (act) => actAt(roots.get(root))(act);
      const common = {
        scheme: schemeAt(root),
        still: standing.still,
        onCopy: copyText,
        onAct,
        loadCard,
        dress,
      };
      render(props ? <ComposeUi {...props} {...common} onPage={onPageFor(props.report)} /> : null, root);
    },
    ask(root, first, onLost) {
      if (!first.report.rules?.isInWindow) return inPage(root, first, onLost);
      const draw = (show: () => void) => (box: HTMLElement) => {
        drawNotice(box, elsewhere, show);
      };
      return askInWindow(first, {
        point: (show) => standing.mountQuestion(documentOf(root), dress, draw(show), () => undefined),
        inPage: (props) => inPage(root, props, onLost),
        onLost,
      });
    },
    alert(root, what) {
      const { title, [what]: words } = notSent;
      const draw = (box: HTMLElement) => {
        drawNotice(box, { title, words, button }, () => {
          close();
        });
      };
      const close = standing.mountQuestion(documentOf(root), dress, draw, () => {
        alert(`${title} ${words}`);
      });
    },
    drawTip(root, props) {
      note(root, true);
      render(<Tip {...props} />, root);
    },
    ...standing,
    stand(host, box, place, root, onLost) {
      roots.set(box, root);
      return standing.stand(host, box, place, root, onLost);
    },
  };
});
