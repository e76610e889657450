import { render } from 'preact';
import '../../components/page.css';
import './write.css';
import { Write } from '../../components/write/Write.tsx';
import { isSameKeys } from '../../utils/core/draft-keys.ts';
import type { DraftKeys } from '../../utils/core/key.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { startText } from '../encrypt/jobs.ts';
import { goBack, put, readKeys, readPlace, watchKeys } from './mail.ts';

let isBusy = false;
addEventListener('beforeunload', (event) => {
  if (isBusy) event.preventDefault();
});

const root = startPage(document, 'write_title');
const place = await readPlace();
let keys = await readKeys(null);
/** Is the person's own key still asked for? */
let isAsking = (place?.from ?? null) !== null;

function show(): void {
  render(
    <Write
      keys={keys}
      place={place}
      isAsking={isAsking}
      onEncrypt={startText}
      onLook={async () => {
        const newer = await readKeys(place?.from ?? null);
        const isSame = isSameKeys(keys, newer);
        take(newer);
        return isSame;
      }}
      onPut={put}
      onBack={() => void goBack().catch(() => undefined)}
      onCopy={copyText}
      onBusy={(is) => {
        isBusy = is;
      }}
    />,
    root,
  );
}

function take(newer: DraftKeys | null): void {
  keys = newer;
  isAsking = false;
  show();
}

show();
const follow = () => void readKeys(place?.from ?? null).then(take);
if (isAsking) follow();
watchKeys(follow);
