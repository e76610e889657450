import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CISA } from '../utils/core/cisa.ts';
import { t } from '../utils/platform/i18n.ts';
import { send } from '../utils/messages/send.ts';
import { watchOffers } from '../utils/page/tips/watch-offers.ts';
import { showTip } from '../utils/inline/tip.ts';

/** Injected into a frame at a touch of what may be a login page. */
export default defineUnlistedScript(() => {
  watchOffers(document, ({ offer, root, findPlace }) => {
    const words = t(offer === 'alone' ? 'tip_sms_alone' : 'tip_sms_beside');
    void send('tip', { what: 'ask' }).then((isWanted) => {
      if (isWanted !== true) return;
      void showTip(root, findPlace, { words, source: CISA.url }, () => void send('tip', { what: 'hide' }));
    });
  });
});
