import { render } from 'preact';
import '../../components/page.css';
import '../../components/write/people.css';
import './encrypt.css';
import { Encrypt } from '../../components/encrypt/Encrypt.tsx';
import { htmlAttachments } from '../../utils/data/html-attachments.ts';
import { dropped } from '../../utils/encrypt/dropped.ts';
import { followMail } from '../../utils/encrypt/follow.ts';
import { makePassphrase } from '../../utils/encrypt/passphrase.ts';
import { keepStored } from '../../utils/encrypt/stored.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { goBack, mailSource } from '../write/mail.ts';
import { readGiven } from './given.ts';
import { startOpen, startSeal } from './jobs.ts';

// A file dropped outside the drop zone would replace this page, and its passphrase with it.
for (const type of ['dragover', 'drop'])
  addEventListener(type, (event) => {
    event.preventDefault();
  });

void keepStored();
let isBusy = false;
addEventListener('beforeunload', (event) => {
  if (isBusy) event.preventDefault();
});

const root = startPage(document, 'encrypt_title');
const inPage = await readGiven();

const { confirm, readAgain } = followMail(mailSource, (mail) => {
  render(
    <Encrypt
      mail={mail}
      onConfirm={confirm}
      onReadAgain={readAgain}
      {...inPage}
      onBack={() => void goBack().catch(() => undefined)}
      makePassphrase={makePassphrase}
      onSeal={startSeal}
      onOpen={startOpen}
      hosts={{ refusing: htmlAttachments(true), taking: htmlAttachments(false) }}
      onDrop={dropped}
      onCopy={copyText}
      onBusy={(is) => {
        isBusy = is;
      }}
      now={() => performance.now()}
    />,
    root,
  );
});
