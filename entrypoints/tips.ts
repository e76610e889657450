import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { t } from '../utils/platform/i18n.ts';
import { send } from '../utils/messages/send.ts';
import { watchOffers } from '../utils/page/tips/watch-offers.ts';
import { showTip } from '../utils/inline/tip.ts';

/** CISA, Mobile Communications Best Practice Guidance (18 December 2024): no text messages as the second factor. */
const SOURCE =
  'https://www.cisa.gov/sites/default/files/2024-12/guidance-mobile-communications-best-practices.pdf';

/** Brought into a frame at a touch of what may be a log-in page. */
export default defineUnlistedScript(() => {
  watchOffers(document, ({ offer, root, findPlace }) => {
    const words = t(offer === 'alone' ? 'tip_sms_alone' : 'tip_sms_beside');
    void send('tip', { what: 'ask' }).then((isWanted) => {
      if (isWanted !== true) return;
      void showTip(root, findPlace, { words, source: SOURCE }, () => void send('tip', { what: 'hide' }));
    });
  });
});
