import { render } from 'preact';
import '../../components/page.css';
import '../../components/write/people.css';
import './write.css';
import { Write } from '../../components/write/Write.tsx';
import { followMail } from '../../utils/encrypt/follow.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { startText } from '../encrypt/jobs.ts';
import { filesHref, goBack, mailSource, put } from './mail.ts';

let isBusy = false;
addEventListener('beforeunload', (event) => {
  if (isBusy) event.preventDefault();
});

const root = startPage(document, 'write_title');

const { confirm, readAgain } = followMail(mailSource, (mail) => {
  render(
    <Write
      {...mail}
      filesHref={filesHref}
      onEncrypt={startText}
      onConfirm={confirm}
      onAgain={readAgain}
      onPut={put}
      onBack={() => void goBack().catch(() => undefined)}
      onCopy={copyText}
      onBusy={(is) => {
        isBusy = is;
      }}
    />,
    root,
  );
});
