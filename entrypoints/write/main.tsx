import { render } from 'preact';
import '../../components/page.css';
import '../../components/write/people.css';
import './write.css';
import { Write } from '../../components/write/Write.tsx';
import { copyText } from '../../utils/platform/clipboard.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { startText } from '../encrypt/jobs.ts';
import { filesHref, followMail, goBack, put } from './mail.ts';

let isBusy = false;
addEventListener('beforeunload', (event) => {
  if (isBusy) event.preventDefault();
});

const root = startPage(document, 'write_title');

let look = () => Promise.resolve(false);
look = await followMail((mail) => {
  render(
    <Write
      {...mail}
      filesHref={filesHref}
      onEncrypt={startText}
      onLook={() => look()}
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
