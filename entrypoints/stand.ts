import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { STAND, type Positioning } from '../components/inline/view.ts';
import { stand } from '../utils/page/float/stand.ts';
import { mountQuestion } from '../utils/page/send/question.ts';
import { still, watchPresses } from '../utils/page/float/still.ts';

/** Injected right before the view: keeps the box that the view draws into where it is in nobody's way. */
export default defineUnlistedScript(() => {
  const own = globalThis as { [STAND]?: Positioning };
  if (own[STAND]) return;
  watchPresses(document);
  own[STAND] = { stand, still, mountQuestion };
});
